package dev.trafficgenerator.rest;

import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.GeneratorContract;
import java.net.URI;

/// A generator at the other end of the control API shows what one in this process shows.
class RemoteGeneratorContractTest extends GeneratorContract {
  private ControlServer server;

  @Override
  protected Generator open() {
    server = ControlServer.start(new FakeGenerator(), () -> "", "127.0.0.1", 0);
    return new RemoteGenerator(URI.create(server.url()));
  }

  @Override
  protected void close(Generator opened) {
    ((RemoteGenerator) opened).close();
    server.close();
  }
}
