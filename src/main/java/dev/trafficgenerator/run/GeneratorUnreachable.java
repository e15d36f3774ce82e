package dev.trafficgenerator.run;

import java.io.Serial;

/// A generator elsewhere did not answer, or answered something that no generator says.
public final class GeneratorUnreachable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public GeneratorUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
