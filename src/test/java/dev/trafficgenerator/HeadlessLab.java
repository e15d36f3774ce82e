package dev.trafficgenerator;

import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.rest.ControlServer;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// A headless generator with its engine, its control API and a demo site to visit, as it would run
/// on another computer.
public final class HeadlessLab implements AutoCloseable {
  private final Wiring wiring = new Wiring(Map.of(), text -> {}, Optional.empty());
  private final DemoVisit demo = new DemoVisit();
  private Optional<ControlServer> server = Optional.empty();
  private int port;

  public HeadlessLab() {
    listen();
  }

  /// Answers from now on; at the same port as before, if it did.
  public void listen() {
    ControlServer started =
        ControlServer.start(
            wiring.engine(), () -> "", ReportOptions.reports()::write, "127.0.0.1", port);
    port = java.net.URI.create(started.url()).getPort();
    server = Optional.of(started);
  }

  /// Answers no more; its run goes on.
  public void hush() {
    server.ifPresent(ControlServer::close);
    server = Optional.empty();
  }

  public void startDemo() throws IOException {
    wiring.engine().start(plan());
  }

  /// What visits the demo site.
  public RunPlan plan() throws IOException {
    return switch (StartRequestJson.read(demo.startBody()).plan()) {
      case Checked.Valid<RunPlan>(RunPlan plan) -> plan;
      case Checked.Invalid<RunPlan>(var problems) -> throw new AssertionError(problems);
    };
  }

  public Generator generator() {
    return wiring.engine();
  }

  /// `127.0.0.1:34567`
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    hush();
    wiring.close();
    demo.close();
  }
}
