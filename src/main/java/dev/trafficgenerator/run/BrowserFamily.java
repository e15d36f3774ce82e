package dev.trafficgenerator.run;

import java.util.Locale;

/// The browsers that visitors come with, whatever their version and system.
public enum BrowserFamily {
  CHROME,
  EDGE,
  FIREFOX,
  SAFARI;

  /// As it is written in a start body, such as `chrome`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
