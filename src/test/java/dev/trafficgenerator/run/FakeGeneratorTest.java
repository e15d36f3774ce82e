package dev.trafficgenerator.run;

/// The fake keeps the contract, so that what is tested with it is tested with a generator.
class FakeGeneratorTest extends GeneratorContract {

  @Override
  protected Generator open() {
    return new FakeGenerator();
  }

  @Override
  protected void close(Generator opened) {}
}
