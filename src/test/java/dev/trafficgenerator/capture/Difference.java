package dev.trafficgenerator.capture;

/// Something in which our visitor is not as the browser.
///
/// @param step of the journey
/// @param request such as `GET /page`
/// @param what is different: a header's name, in small letters, or one of the constants here
/// @param browser what it has; empty for nothing
/// @param ours what our visitor has; empty for nothing
record Difference(
    Journey step, Kind kind, String request, String what, String browser, String ours) {

  /// That it is sent at all.
  static final String SENT = "sent";

  /// How the headers follow one another.
  static final String PLACES = "places of headers";

  /// How the requests of a page follow one another.
  static final String ORDER = "order of requests";

  String row() {
    return "| "
        + String.join(" | ", step.text(), cell(request), what, cell(browser), cell(ours))
        + " |";
  }

  private static String cell(String text) {
    return text.isEmpty() ? "—" : "`" + text + "`";
  }
}
