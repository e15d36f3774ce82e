package dev.trafficgenerator.capture;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A difference that we know of and leave as it is.
///
/// @param sign by which the table refers to it
/// @param reason why it is left
/// @param isCertain whether it must show with each comparison; what hangs on a browser's haste need
///   not
record Known(String sign, String reason, boolean isCertain, Predicate<Difference> includes) {

  /// What a headless Chromium of Debian's is known to send that a desktop Chrome of Google's does
  /// not, and what takes a page that is laid out.
  static final List<Known> CHROMIUM =
      List.of(
          new Known(
              "a",
              "`User-Agent`: a browser without a window says `HeadlessChrome`; our visitors have"
                  + " windows, and say `Chrome`",
              true,
              of("user-agent", theirs -> theirs.replace("HeadlessChrome", "Chrome"))),
          new Known(
              "b",
              "`sec-ch-ua`: Debian's Chromium has two brands; Chrome names `Google Chrome` as a"
                  + " third, in the place that the formula gives it",
              true,
              Known::isBrand),
          new Known(
              "c",
              "`Accept`: Debian builds Chromium with JPEG XL, Google does not: `image/jxl`",
              true,
              of("accept", theirs -> theirs.replace("image/jxl,", ""))),
          new Known(
              "d",
              "`priority` of an image, and of a script at the end: Chromium raises it when the page"
                  + " has been laid out before the request went out, which hangs on its haste",
              false,
              difference ->
                  difference.what().equals("priority")
                      && (difference.kind().isImage() || difference.kind() == Kind.LATE_SCRIPT)
                      && difference.browser().startsWith("u=1")),
          layout("e"),
          new Known(
              "f",
              "a preloaded font, when the page is seen again: Chromium remembers that the sheet"
                  + " wanted it, and asks as for a font of the sheet: `Referer`, `priority`",
              true,
              difference ->
                  difference.kind() == Kind.PRELOADED_FONT
                      && difference.step() == Journey.SECOND_VIEW
                      && List.of("referer", "priority").contains(difference.what())));

  static final List<Known> FIREFOX =
      List.of(
          new Known(
              "d",
              "`Priority` of an image: Firefox raises and lowers it by what is laid out and in view"
                  + " when the request goes out",
              false,
              difference -> difference.what().equals("priority") && difference.kind().isImage()),
          layout("e"));

  private static Known layout(String sign) {
    return new Known(
        sign,
        "fonts and images that a style sheet names and the page does not show: a browser lays the"
            + " page out and leaves them; our engine fetches them",
        true,
        difference ->
            difference.what().equals(Difference.SENT)
                && difference.browser().isEmpty()
                && (difference.kind() == Kind.PRELOADED_FONT
                    || difference.kind() == Kind.FONT
                    || difference.kind() == Kind.STYLE_IMAGE));
  }

  /// A header that a change of the browser's value explains.
  private static Predicate<Difference> of(String header, UnaryOperator<String> explained) {
    return difference ->
        difference.what().equals(header)
            && explained.apply(difference.browser()).equals(difference.ours());
  }

  /// The same brands and versions, but for one.
  private static boolean isBrand(Difference difference) {
    List<String> theirs = List.of(difference.browser().split(", ", -1));
    List<String> ours = List.of(difference.ours().split(", ", -1));
    return difference.what().equals("sec-ch-ua")
        && ours.size() == theirs.size() + 1
        && ours.containsAll(theirs)
        && ours.stream().anyMatch(brand -> brand.startsWith("\"Google Chrome\""));
  }
}
