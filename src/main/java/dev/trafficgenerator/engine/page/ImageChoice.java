package dev.trafficgenerator.engine.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Which of several images a browser fetches: for a screen of 1x, and a [window][SourceSize] of the
/// usual width.
final class ImageChoice {
  private static final double TOO_SMALL = 1e9;

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
          return candidate(source, "");
        }
      }
    }
    return candidate(image, image.attr("src"));
  }

  /// A source for some screens only is none for this one; every browser today knows WebP and AVIF.
  private static boolean fits(Element source) {
    String type = source.attr("type");
    return !source.hasAttr("media")
        && source.hasAttr("srcset")
        && (type.isEmpty() || (type.startsWith("image/") && !type.equals("image/jxl")));
  }

  /// The one of the lowest density that is enough for the screen, else the densest. `src` counts as
  /// 1x where the set has none of that and says no widths (HTML standard, "updating the source
  /// set"): otherwise it is for browsers that know no sets.
  private static String candidate(Element set, String src) {
    String chosen = "";
    double best = Double.MAX_VALUE;
    boolean countsSrc = !src.isBlank();
    String srcset = set.attr("srcset");
    Matcher each = CANDIDATE.matcher(srcset);
    while (each.lookingAt()) {
      double density = density(each.group(2), each.group(3), set);
      countsSrc &= density != 1 && !"w".equals(each.group(3));
      if (excess(density) < best) {
        best = excess(density);
        chosen = each.group(1);
      }
      if (each.end() == srcset.length()) {
        break;
      }
      each.region(each.end(), srcset.length());
    }
    return countsSrc ? src : chosen;
  }

  /// Pixels of the image for one of the screen.
  private static double density(@Nullable String number, @Nullable String unit, Element set) {
    if (number == null || unit == null) {
      return 1;
    }
    double has = SourceSize.number(number);
    return unit.equals("w") ? has / SourceSize.pixels(set.attr("sizes")) : has;
  }

  /// How far off it is, 0 for a perfect fit; too small counts worse than any that is too large.
  private static double excess(double density) {
    return density >= 1 ? density - 1 : TOO_SMALL / Math.max(density, 1 / TOO_SMALL);
  }
}
