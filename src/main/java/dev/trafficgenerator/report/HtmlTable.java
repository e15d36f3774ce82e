package dev.trafficgenerator.report;

import dev.trafficgenerator.run.figures.Figure;
import java.util.Locale;

/// The parts of tables: headings, and cells that hold figures. Each such cell carries the number
/// itself, too, by which rows are sorted.
final class HtmlTable {
  /// At the end of a heading: its column holds figures.
  private static final String FIGURES = " >";

  private HtmlTable() {}

  static void head(Html html, String... headings) {
    html.open("thead").open("tr");
    for (String heading : headings) {
      html.element("th", title(heading), "scope", "col", "class", kind(heading));
    }
    html.close("tr").close("thead");
  }

  /// Headings that sort the table when pressed.
  static void sortableHead(Html html, String... headings) {
    html.open("thead").open("tr");
    for (String heading : headings) {
      html.open("th", "scope", "col", "class", kind(heading));
      html.element("button", title(heading), "type", "button").close("th");
    }
    html.close("tr").close("thead");
  }

  private static String title(String heading) {
    return heading.endsWith(FIGURES)
        ? heading.substring(0, heading.length() - FIGURES.length())
        : heading;
  }

  private static String kind(String heading) {
    return heading.endsWith(FIGURES) ? "n" : "";
  }

  static void count(Html html, long count) {
    cell(html, Long.toString(count), count == 0, Figure.count(count));
  }

  static void share(Html html, long part, long whole) {
    double share = whole == 0 ? 0 : (double) part / whole;
    cell(html, Double.toString(share), part == 0, Figure.percent((double) part, (double) whole));
  }

  static void millis(Html html, double millis) {
    cell(html, Double.toString(millis), millis == 0, Figure.millis(millis));
  }

  private static void cell(Html html, String value, boolean zero, String figure) {
    html.open("td", "class", zero ? "n zero" : "n", "data-v", value).figure(figure).close("td");
  }

  /// A bar; that of the largest part fills its cell.
  static void bar(Html html, long part, long largest) {
    double percent = largest == 0 ? 0 : 100.0 * part / largest;
    html.open("td", "class", "bar", "aria-hidden", "true").open("svg");
    html.open("rect", "width", String.format(Locale.ROOT, "%.2f%%", percent), "height", "12");
    html.close("rect").close("svg").close("td");
  }
}
