package dev.trafficgenerator.showrunner;

import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A generator that runs what a file says. The file is read when it begins and at each [#reload];
/// whatever else drives the generator may do so, too. Safe for any number of threads.
///
/// The file is the whole truth: a setting that it does not name is at its default, also where the
/// run was changed otherwise meanwhile. A file that can't be taken changes nothing.
public final class ConfiguredRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredRun.class);

  /// A file that can't be taken may be half written: it is looked at again this often, and until
  /// two looks see the same.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private static final int LOOKS_MAX = 20;

  private final Generator generator;
  private final ConfigFile file;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("config-file").daemon().factory());

  /// Whether a reload waits for its turn: it will see what is there then, for all who ask.
  private final AtomicBoolean waiting = new AtomicBoolean();

  private final AtomicLong reloads = new AtomicLong();
  private volatile boolean hasBegun;
  private volatile boolean busy = true;
  private volatile boolean everTaken;
  private volatile Fault fault = Fault.NONE;

  /// Keys that were ignored when the file was taken last. Only the thread uses it.
  private List<String> named = List.of();

  /// What is wrong with the file since it was looked at last.
  ///
  /// @param isMissing there is no file, and there never was
  private record Fault(boolean isMissing, String reason) {
    static final Fault NONE = new Fault(false, "");
  }

  public ConfiguredRun(Generator generator, Path file) {
    this(generator, new ConfigFile(file));
  }

  ConfiguredRun(Generator generator, ConfigFile file) {
    this.generator = generator;
    this.file = file;
  }

  /// Reads the file and, if it is there, runs it; does not wait for either. To be called once. A
  /// process that was told to end before that reads nothing.
  public void begin() {
    hasBegun = true;
    inTurn(() -> take(false));
  }

  /// Takes the file anew: a live change of a run that goes on, and a start else. Does not wait; of
  /// many calls while the file is being taken one is carried out, and none before the beginning,
  /// which reads the file anyway.
  public void reload() {
    if (!hasBegun || !waiting.compareAndSet(false, true)) {
      return;
    }
    inTurn(() -> {
      waiting.set(false);
      take(true);
    });
  }

  private void inTurn(Runnable taking) {
    try {
      thread.execute(taking);
    } catch (RejectedExecutionException closed) {
      LOG.debug("{} is taken no more", file, closed);
    }
  }

  /// Whether there is a file, or was one that was taken.
  public boolean hasFile() {
    return everTaken || !(file.look() instanceof ConfigFile.Look.Missing);
  }

  /// How often a reload took the file.
  public long reloads() {
    return reloads.get();
  }

  /// Whether nothing is wrong with the file, or there is none yet.
  public boolean isRight() {
    Fault now = fault;
    return now.isMissing() || now.reason().isEmpty();
  }

  /// The health of now; never waits.
  public Health health() {
    Fault now = fault;
    String ofFile = now.isMissing() ? "" : now.reason();
    return switch (generator.state()) {
      case RunState.Running _, RunState.Stopping _ -> new Health(Health.Status.RUNNING, ofFile);
      case RunState.Stopped _ -> new Health(Health.Status.STOPPED, ofFile);
      case RunState.Failed(_, var why) -> {
        String ofRun = Reason.onOneLine(why);
        yield new Health(Health.Status.ERROR, ofFile.isEmpty() ? ofRun : ofRun + "; " + ofFile);
      }
      case RunState.Initializing _ when busy || now.reason().isEmpty() ->
          new Health(Health.Status.STARTING, "");
      case RunState.Initializing _ when now.isMissing() ->
          new Health(Health.Status.WAITING, now.reason());
      case RunState.Initializing _ -> new Health(Health.Status.ERROR, now.reason());
    };
  }

  private void take(boolean again) {
    busy = true;
    try {
      Optional<String> refusal = takeOnceItHoldsStill();
      if (refusal.isPresent()) {
        refuse(refusal.get());
      } else {
        fault = Fault.NONE;
        everTaken = true;
        if (again) {
          reloads.incrementAndGet();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      // The next reload shall find this thread.
      LOG.error("{} could not be taken", file, bug);
      fault = new Fault(false, file + " could not be taken; the log says more");
    } finally {
      busy = false;
    }
  }

  private Optional<String> takeOnceItHoldsStill() throws InterruptedException {
    ConfigFile.Look look = file.look();
    for (int looks = 1; ; looks++) {
      Optional<String> refusal = take(look);
      if (refusal.isEmpty() || looks == LOOKS_MAX) {
        return refusal;
      }
      Thread.sleep(BETWEEN_LOOKS);
      ConfigFile.Look next = file.look();
      if (next.equals(look)) {
        return refusal;
      }
      look = next;
    }
  }

  /// Why it was not taken; empty when it was.
  private Optional<String> take(ConfigFile.Look look) {
    return switch (look) {
      case ConfigFile.Look.Missing _ -> Optional.of("there is no file " + file);
      case ConfigFile.Look.Unreadable(var why) -> Optional.of(file + " " + why);
      case ConfigFile.Look.Whole(var bytes) -> take(StartRequestJson.read(bytes));
    };
  }

  private Optional<String> take(StartRequest request) {
    return switch (request.plan()) {
      case Checked.Invalid<RunPlan>(var problems) -> Optional.of(Reason.notTaken(file, problems));
      case Checked.Valid<RunPlan>(var plan) -> run(plan, request.ignoredKeys());
    };
  }

  private Optional<String> run(RunPlan plan, List<String> ignoredKeys) {
    boolean isLive = generator.state() instanceof RunState.Running;
    Reply reply = isLive ? generator.update(whole(plan)) : generator.start(plan);
    if (isLive && reply instanceof Reply.Refused(_, var problems) && problems.isEmpty()) {
      // It ended in between.
      reply = generator.start(plan);
    }
    return switch (reply) {
      case Reply.Done(var message) -> {
        LOG.info("{} taken: {}", file, message);
        nameOnce(ignoredKeys.stream().map(Reason::onOneLine).toList());
        yield Optional.empty();
      }
      case Reply.Refused(var detail, var problems) ->
          Optional.of(
              problems.isEmpty()
                  ? file + " is not taken: " + Reason.onOneLine(detail)
                  : Reason.notTaken(file, problems));
    };
  }

  /// The same keys again are no news.
  private void nameOnce(List<String> ignoredKeys) {
    if (!ignoredKeys.isEmpty() && !ignoredKeys.equals(named)) {
      LOG.info("unknown keys ignored: {}", ignoredKeys);
    }
    named = ignoredKeys;
  }

  /// All that a plan says, as a change: what the file no longer names goes back to its default.
  private static RunUpdate whole(RunPlan plan) {
    return new RunUpdate(
        plan.settings(), EnumSet.allOf(Setting.class), Optional.of(plan.sitemap()));
  }

  private void refuse(String reason) {
    boolean neverWas = !everTaken && file.look() instanceof ConfigFile.Look.Missing;
    if (neverWas) {
      fault = new Fault(true, reason + "; put one there and send SIGHUP, or use the control API");
      LOG.info("{}", fault.reason());
      return;
    }
    String kept = generator.state().isActive() ? "; the run goes on as it was" : "";
    fault = new Fault(false, reason + kept);
    LOG.warn("{}", fault.reason());
  }

  /// Takes the file no more. Does not stop the run.
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
