package dev.trafficgenerator;

import dev.trafficgenerator.rest.ControlServer;
import dev.trafficgenerator.rest.RemoteGenerator;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.LiveGeneratorContract;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/// The engine keeps what every generator promises, in this process and over the control API.
class EngineContractTest {

  @Nested
  class InThisProcess extends LiveGeneratorContract {
    private final Wiring wiring = new Wiring(Map.of(), EngineContractTest::fail);

    @Override
    protected Generator open() {
      return wiring.engine();
    }

    @Override
    protected void close(Generator opened) {
      wiring.close();
    }
  }

  @Nested
  class OverTheControlApi extends LiveGeneratorContract {
    private final Wiring wiring = new Wiring(Map.of(), EngineContractTest::fail);
    private final ControlServer server =
        ControlServer.start(wiring.engine(), () -> "", "127.0.0.1", 0);
    private final RemoteGenerator remote = new RemoteGenerator(URI.create(server.url()));

    @Override
    protected Generator open() {
      return remote;
    }

    @Override
    protected void close(Generator opened) {
      remote.close();
      server.close();
      wiring.close();
    }
  }

  private static void fail(String warning) {
    throw new AssertionError(warning);
  }
}
