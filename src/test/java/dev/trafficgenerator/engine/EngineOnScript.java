package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.visitor.Visitors;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An engine whose target is a [ScriptedSite] and whose memory is a number. Closing it checks that
/// nothing is left behind.
final class EngineOnScript implements AutoCloseable {
  static final long SOFT_BYTES = 1_000;
  static final long HARD_BYTES = 2_000;

  private static final Pattern TOKEN = Pattern.compile("\"(?:auth_)?token\":\"([^\"]*)\"");

  final AtomicLong residentBytes = new AtomicLong();

  /// So many looks at the computer find no room on the heap.
  final AtomicInteger fullHeaps = new AtomicInteger();

  /// Why Conscrypt does not load here; null where it does.
  volatile @Nullable String noConscrypt;

  final Engine engine;
  private final ScriptedSite site;

  EngineOnScript(ScriptedSite site) {
    this.site = site;
    engine = new Engine(parts(), InstantSource.system());
  }

  EngineParts parts() {
    return new EngineParts(
        site,
        this::tlsObstacle,
        Visitors.standard(),
        EngineOnScript::token,
        EngineOnScript::leadsToValue,
        this::host,
        new MemoryLimits(SOFT_BYTES, HARD_BYTES));
  }

  private Optional<String> tlsObstacle(TlsLibrary library) {
    return library == TlsLibrary.CONSCRYPT ? Optional.ofNullable(noConscrypt) : Optional.empty();
  }

  private HostSample host() {
    if (fullHeaps.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new OutOfMemoryError("planted");
    }
    return new HostSample(0, 0, 0, 0, 0, 0, 0, 0, 0, residentBytes.get());
  }

  /// `token` or `auth_token` anywhere, or what a pointer of one step names.
  static Optional<String> token(byte[] answer, Optional<String> pointer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    Pattern pattern =
        pointer
            .map(path -> Pattern.compile("\"" + path.substring(1) + "\":\"([^\"]*)\""))
            .orElse(TOKEN);
    var found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1).replace("\\n", "\n")) : Optional.empty();
  }

  /// A pointer of one step, to a name anywhere.
  private static boolean leadsToValue(byte[] answer, int length, String pointer) {
    return new String(answer, 0, length, StandardCharsets.UTF_8)
        .contains("\"" + pointer.substring(1) + "\":");
  }

  EngineOnScript start(RunPlan plan) {
    assertThat(engine.start(plan)).isEqualTo(Reply.STARTED);
    return this;
  }

  EngineOnScript start(Sitemap sitemap) {
    return start(Plans.plan(sitemap));
  }

  void update(RunSettings.Builder settings, Setting... changed) {
    var update = new RunUpdate(settings.build(), Set.of(changed), Optional.empty());
    assertThat(engine.update(update)).isEqualTo(Reply.UPDATED);
  }

  void update(Sitemap sitemap) {
    var update = new RunUpdate(RunSettings.DEFAULTS, Set.of(), Optional.of(sitemap));
    assertThat(engine.update(update)).isEqualTo(Reply.UPDATED);
  }

  RunState state() {
    return engine.snapshot().state();
  }

  RunFigures figures() {
    return engine.snapshot().figures();
  }

  void awaitState(Class<? extends RunState> kind) {
    await().atMost(ScriptedSite.PATIENCE).until(() -> kind.isInstance(state()));
  }

  void stop() {
    assertThat(engine.stop(StopMode.FORCE)).isEqualTo(Reply.STOPPED);
  }

  @Override
  public void close() {
    engine.close();
    RunFigures figures = figures();
    assertThat(figures.now().activeUsers()).as("users left").isZero();
    assertThat(figures.now().usersBackingOff()).as("users backing off").isZero();
    assertThat(figures.now().activeSessions()).as("sessions left").isZero();
    assertThat(figures.now().inFlight()).as("requests in flight").isZero();
    assertThat(site.inFlight()).isZero();
    assertThat(site.senders())
        .allSatisfy(sender -> {
          assertThat(sender.closings()).as("closed once").isEqualTo(1);
          assertThat(sender.openConnections()).as("open connections").isZero();
        });
  }
}
