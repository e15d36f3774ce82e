import com.sun.management.OperatingSystemMXBean;
import dev.trafficgenerator.console.Console;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.rest.RemoteGenerator;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.Trial;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/// What the console costs while it watches a run that goes on in a headless generator: CPU of one
/// core, and live heap, once a minute. The live screen is shown, drawn by software. Run it by
/// `src/bench/console.sh`.
class ConsoleBench {
  private static final Outside.Rehearsal NONE =
      new Outside.Rehearsal() {
        @Override
        public List<Outside.Planned> preview(RunPlan plan, int count) {
          return List.of();
        }

        @Override
        public List<String> visitors() {
          return List.of();
        }

        @Override
        public List<Trial> sendOnce(RunPlan plan, String visitor) {
          return List.of();
        }

        @Override
        public LoginTrial tryLogin(RunPlan plan) {
          throw new UnsupportedOperationException();
        }
      };

  /// @param args the generator's port, and for how many minutes it is watched
  public static void main(String[] args) throws Exception {
    var generator = new RemoteGenerator(URI.create("http://127.0.0.1:" + args[0]));
    int minutes = Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("console-bench");
    var outside =
        new Outside(
            generator,
            (_, _) -> {
              throw new UnsupportedOperationException();
            },
            () -> new byte[0],
            (_, _) -> new byte[0],
            _ -> false,
            NONE,
            _ -> {},
            Files::write,
            folder,
            "bench");
    Platform.startup(() -> new Console(outside, _ -> {}, _ -> Optional.empty()).open(new Stage()));
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    // The window, the code and the caches come first.
    TimeUnit.SECONDS.sleep(30);
    List<Double> shares = new ArrayList<>();
    System.out.println("minute   CPU of one core   live heap");
    for (int minute = 1; minute <= minutes; minute++) {
      long cpu = system.getProcessCpuTime();
      long time = System.nanoTime();
      TimeUnit.MINUTES.sleep(1);
      double share = 100.0 * (system.getProcessCpuTime() - cpu) / (System.nanoTime() - time);
      shares.add(share);
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.printf("%6d   %13.1f %%   %6.1f MB%n", minute, share, heap / 1e6);
    }
    Collections.sort(shares);
    System.out.printf("median   %13.1f %%%n", shares.get(shares.size() / 2));
    System.exit(0);
  }
}
