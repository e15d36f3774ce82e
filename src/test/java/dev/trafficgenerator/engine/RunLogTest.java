package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.LogLines;
import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a run writes to the log.
@Timeout(60)
class RunLogTest {
  @RegisterExtension final LogLines log = LogLines.ofPackageOf(RunLogTest.class);

  static Stream<AuthScheme> schemes() {
    Map<String, Secret> fields = Map.of("field", new Secret("geheim"));
    return Stream.of(
        new AuthScheme.Basic(Map.of(), "geheim", new Secret("geheim")),
        new AuthScheme.Bearer(fields),
        new AuthScheme.CustomHeaders(fields),
        new AuthScheme.FormData(fields),
        new AuthScheme.QueryParams(fields),
        new AuthScheme.JsonBody(new Secret("{\"a\":\"geheim\"}")));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void withDebugEachRequestIsWrittenAndNoSecretOfIt(AuthScheme scheme) {
    var site =
        new ScriptedSite(it ->
            it.line().contains("/login") ? Answer.status(204) : Answer.html("<img src=/i.png>"));
    var sitemap = new Plans.Site().web("/a").auth(scheme).global("X-Api-Key", "geheim").build();
    try (var running = new EngineOnScript(site.holdFrom(5))) {
      running.start(Plans.plan(Plans.settings().debug(true), sitemap));
      site.awaitSent(6);
      running.stop();
    }

    assertThat(log.with("request run_id=")).hasSize(6);
    assertThat(log.with("url=" + Plans.TARGET + "/login")).hasSize(1);
    assertThat(log.with("failed=ABORTED")).hasSize(1);
    assertThat(log.with("status=200")).isNotEmpty();
    assertThat(log.with("geheim")).isEmpty();
    assertThat(log.with("Z2VoZWlt")).isEmpty();
    assertThat(log.with("***")).isNotEmpty();
  }

  @Test
  void withoutDebugNoRequestIsWritten() {
    var site = ScriptedSite.friendly().holdFrom(3);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      site.awaitSent(3);
    }

    assertThat(log.with("request run_id=")).isEmpty();
    assertThat(log.with("run started")).hasSize(1);
    assertThat(log.with("run stopped")).hasSize(1);
  }

  @Test
  void eachCommandLeavesOneLineWithWhatItDid() {
    var site = ScriptedSite.friendly().holdFrom(0);
    Sitemap sitemap =
        new Plans.Site()
            .web("/", "/a?key=geheim")
            .afterLogin("/me")
            .variable("id", "1")
            .global("X-Key", "geheim")
            .auth(Plans.form())
            .build();
    String id;
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().rateLimit(9), sitemap));
      id = running.figures().setup().runId();
      running.update(
          Plans.settings().simulatedUsers(3).rateLimit(4),
          Setting.SIMULATED_USERS,
          Setting.RATE_LIMIT);
      running.update(Plans.api("/x"));
      running.stop();
    }

    assertThat(log.with("run "))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "INFO run started run_id=%s target=%s users=1 rate_limit=9 seed=42 paths=2"
                            + " paths_auth_req=1 variables=1 login=true",
                        id, Plans.TARGET),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "INFO run updated run_id=%s changed=[Rate Limit, Simulated Users]"
                            + " sitemap=kept",
                        id),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "INFO run updated run_id=%s changed=[] sitemap=replaced paths=1"
                            + " paths_auth_req=0 variables=0 login=false",
                        id),
            line ->
                assertThat(line)
                    .startsWith(
                        "INFO run stopped run_id=" + id + " by=command mode=force seconds="));
    assertThat(log.all()).hasSize(4);
  }

  @Test
  void aNameStandsInTheLineOfTheStart() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(Plans.settings(), Plans.api("/a")).named("The \"shop\"\u2028A\u001b"));
      running.stop();
    }

    assertThat(log.with("shop"))
        .singleElement()
        .asString()
        .startsWith("INFO run started run_id=")
        .contains(" name=\"The 'shop' A \" target=");
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void aRunThatFailsLeavesOneLineAtItsEnd() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      running.residentBytes.set(EngineOnScript.HARD_BYTES);
      running.awaitState(RunState.Failed.class);
    }

    assertThat(log.all().getLast())
        .startsWith("ERROR run failed run_id=")
        .contains(" reason=\"0 MB in use reached")
        .contains("\" by=failure mode=force seconds=")
        .contains(" requests=");
    assertThat(log.with("run stopped")).isEmpty();
    assertThat(log.with("run failed")).hasSize(1);
  }

  @Test
  void theEndSaysWhatEndedTheRun() {
    var site = ScriptedSite.friendly();
    var shortly = Plans.settings().duration(Optional.of(Duration.ofMillis(200)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      running.start(Plans.plan(shortly, Plans.api("/a")));
      log.await("by=duration mode=graceful");
    }

    assertThat(log.with("by=replaced mode=graceful")).hasSize(1);
    assertThat(log.with("run stopped")).hasSize(2);
  }

  @Test
  void failuresAreSummedUpOnceASecond() {
    var site =
        new ScriptedSite(
            it -> it.line().contains("/login") ? Answer.status(503) : Answer.none(Cause.RESET));
    var settings = Plans.settings().simulatedUsers(30);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, new Plans.Site().api("/a").auth(Plans.form()).build()));
      log.await("logins failed");
      log.await("cause=RESET");

      assertThat(log.with("logins failed").getFirst()).contains("last=\"status 503\"");
      assertThat(log.with("logins failed").size())
          .isLessThanOrEqualTo((int) running.figures().time().elapsed().toSeconds() + 1);
    }
  }

  @Test
  void whatAStopAbortedIsNoFailureToWarnOf() {
    var failures = new FailureLog();
    failures.failed(Cause.ABORTED);
    failures.failed(Cause.DNS);
    failures.write("id");
    failures.write("id");

    assertThat(log.all()).containsExactly("WARN requests failed run_id=id cause=DNS count=1");
  }

  @Test
  void shortMemoryIsSaidOnceAndItsEndToo() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      running.residentBytes.set(EngineOnScript.SOFT_BYTES + 1);
      log.await("past MEMORY_SOFT_LIMIT");
      await()
          .atMost(ScriptedSite.PATIENCE)
          .until(() -> running.figures().time().elapsed().toSeconds() >= 4);
      running.residentBytes.set(0);
      log.await("memory is enough again");
    }

    assertThat(log.with("past MEMORY_SOFT_LIMIT")).hasSize(1);
  }

  @Test
  void aFaultIsWrittenWithItsCount() {
    var site =
        new ScriptedSite(_ -> {
          throw new IllegalStateException("planted");
        });
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().simulatedUsers(5), Plans.api("/a")));
      log.await("sessions broke off");
    }

    assertThat(log.with("sessions broke off").getFirst()).startsWith("ERROR");
  }

  @Test
  void aGeneratorThatIsTheBottleneckSaysSoOnce() throws Exception {
    try (var engine = new EngineOnScript(new ScriptedSite(_ -> Answer.status(200)))) {
      var run =
          new Run(
              engine.parts(),
              "run-1",
              1,
              Plans.plan(Plans.settings(), Plans.api("/a")),
              Instant.EPOCH);

      for (int second = 0; second < 10; second++) {
        run.metrics().wokeLate(Duration.ofMillis(100).toNanos());
        run.tick();
      }

      run.stop(StopMode.FORCE);

      assertThat(run.figures().saturated()).isTrue();
      assertThat(log.with("the generator itself holds the run back")).hasSize(1);
    }
  }
}
