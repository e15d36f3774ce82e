package dev.trafficgenerator.run;

import java.util.regex.Pattern;

/// What somebody else wrote, fit to stand on one line.
public final class OneLine {
  private static final Pattern LINE_BREAKERS = Pattern.compile("\\p{Cntrl}|\\p{Zl}|\\p{Zp}");

  private OneLine() {}

  /// With a blank for each line break and each control character.
  public static String of(String text) {
    return LINE_BREAKERS.matcher(text).replaceAll(" ");
  }
}
