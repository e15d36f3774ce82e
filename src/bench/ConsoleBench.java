import dev.trafficgenerator.console.Console;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.rest.RemoteGenerator;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/// What the console costs while it watches a run that goes on in a headless generator: CPU of one
/// core, and live heap, once a minute. The live screen is shown, drawn by software. Run it by
/// `src/bench/console.sh`.
///
/// Usage: `java -cp target/traffic-generator/lib/*:target/traffic-generator/lib/console/*
/// src/bench/ConsoleBench.java PORT-OF-THE-GENERATOR MINUTES`
class ConsoleBench {

  public static void main(String[] args) throws Exception {
    var generator = new RemoteGenerator(URI.create("http://127.0.0.1:" + args[0]));
    int minutes = Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("console-bench");
    var outside =
        new Outside(
            generator,
            (_, _) -> {
              throw new IllegalArgumentException("not here");
            },
            () -> new byte[0],
            (_, _) -> new byte[0],
            REHEARSAL,
            _ -> {},
            folder,
            "bench");
    Platform.startup(() -> new Console(outside, _ -> {}).open(new Stage()));
    var cpu =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    List<Double> shares = new ArrayList<>();
    System.out.println("minute   CPU of one core   live heap");
    for (int minute = 1; minute <= minutes; minute++) {
      long cpuBefore = cpu.getProcessCpuTime();
      long before = System.nanoTime();
      TimeUnit.MINUTES.sleep(1);
      double share = 100.0 * (cpu.getProcessCpuTime() - cpuBefore) / (System.nanoTime() - before);
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
