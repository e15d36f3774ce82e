package dev.trafficgenerator.console.load.presets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A preset's name as every file system takes it.
final class PresetName {
  /// Longest name.
  static final int CHARS_MAX = 60;

  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]+");
  private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

  /// Windows takes them for devices, whatever their ending.
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private static final Pattern NUMBERED_DEVICE = Pattern.compile("(com|lpt)[0-9]");

  private PresetName() {}

  /// The name made safe: what no file name may hold is a `-`, blanks are one, dots at its ends are
  /// gone. Empty where nothing is left.
  static String safe(String typed) {
    String spaced = UNSAFE.matcher(typed.strip()).replaceAll("-").replaceAll("\\s+", " ");
    String name = EDGES.matcher(cut(spaced)).replaceAll("");
    String stem = name.replaceFirst("\\..*", "").strip().toLowerCase(Locale.ROOT);
    boolean isDevice = DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
    return isDevice ? "_" + name : name;
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= CHARS_MAX
        ? name
        : name.substring(0, name.offsetByCodePoints(0, CHARS_MAX));
  }
}
