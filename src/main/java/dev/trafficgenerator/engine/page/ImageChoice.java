package dev.trafficgenerator.engine.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Which of several images a browser fetches: for a screen of 1x, and a window of the usual width.
final class ImageChoice {
  private static final int WINDOW_PIXELS = 1280;
  private static final int DESCRIPTOR_CHARACTERS_MAX = 9;

  /// A URL, and how wide or how dense it is.
  private static final Pattern CANDIDATE =
      Pattern.compile("\\s*([^\\s,](?:\\S*[^\\s,])?)(?:\\s+([\\d.]+)([wx]))?\\s*(?:,|$)");

  private ImageChoice() {}

  /// As written; empty for none.
  static String of(Element image) {
    Element picture = image.parent();
    if (picture != null && picture.normalName().equals("picture")) {
      for (Element source : picture.children()) {
        if (source.normalName().equals("source") && fits(source)) {
          return candidate(source.attr("srcset"), "");
        }
      }
    }
    return candidate(image.attr("srcset"), image.attr("src"));
  }

  /// A source for some screens only is none for this one; every browser today knows WebP and AVIF.
  private static boolean fits(Element source) {
    String type = source.attr("type");
    return !source.hasAttr("media")
        && source.hasAttr("srcset")
        && (type.isEmpty() || (type.startsWith("image/") && !type.equals("image/jxl")));
  }

  /// The narrowest that is as wide as the window, else the widest; of densities the one nearest
  /// above 1x. `src` counts as 1x.
  private static String candidate(String srcset, String src) {
    String chosen = src;
    double best = src.isBlank() ? Double.MAX_VALUE : 0;
    Matcher each = CANDIDATE.matcher(srcset);
    while (each.lookingAt()) {
      double excess = excess(each.group(2), each.group(3));
      if (excess < best) {
        best = excess;
        chosen = each.group(1);
      }
      if (each.end() == srcset.length()) {
        break;
      }
      each.region(each.end(), srcset.length());
    }
    return chosen;
  }

  /// How far off it is, 0 for a perfect fit; too small counts worse than any that is too large.
  private static double excess(String number, String unit) {
    if (number == null || number.length() > DESCRIPTOR_CHARACTERS_MAX) {
      return 0;
    }
    double has;
    try {
      has = Double.parseDouble(number);
    } catch (NumberFormatException _) {
      return Double.MAX_VALUE / 2;
    }
    double needs = unit.equals("w") ? WINDOW_PIXELS : 1;
    return has >= needs ? has / needs - 1 : 1_000 * (needs / Math.max(has, 1e-9));
  }
}
