package dev.trafficgenerator.engine.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How wide an image is shown, by its attribute `sizes`: `(max-width: 600px) 100vw, 300px`. Widths
/// in px and vw count, and conditions on the window's width; the first that holds decides.
final class SourceSize {
  /// The window of our visitors.
  private static final int WINDOW_PIXELS = 1280;

  private static final double PERCENT = 100;
  private static final int NUMBER_CHARACTERS_MAX = 9;

  private static final Pattern SIZE =
      Pattern.compile("\\s*(?:\\((max|min)-width:\\s*([\\d.]+)px\\)\\s+)?([\\d.]+)(px|vw)\\s*");

  private static final Pattern COMMA = Pattern.compile(",");

  private SourceSize() {}

  /// The window's width, where nothing that can be read says otherwise.
  static double pixels(String sizes) {
    return COMMA
        .splitAsStream(sizes)
        .map(SIZE::matcher)
        .filter(size -> size.matches() && holds(size))
        .mapToDouble(SourceSize::width)
        .filter(pixels -> pixels > 0)
        .findFirst()
        .orElse(WINDOW_PIXELS);
  }

  private static boolean holds(Matcher size) {
    if (size.group(1) == null) {
      return true;
    }
    double bound = number(size.group(2));
    return size.group(1).equals("max") ? WINDOW_PIXELS <= bound : WINDOW_PIXELS >= bound;
  }

  private static double width(Matcher size) {
    double number = number(size.group(3));
    return size.group(4).equals("vw") ? number * WINDOW_PIXELS / PERCENT : number;
  }

  /// 0 for what is none.
  static double number(String written) {
    try {
      return written.length() > NUMBER_CHARACTERS_MAX ? 0 : Double.parseDouble(written);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
