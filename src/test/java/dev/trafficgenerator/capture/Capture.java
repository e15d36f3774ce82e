package dev.trafficgenerator.capture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// All that somebody sent on a journey.
///
/// @param steps in the order in which it came; each step begins with its page
/// @param apart what was sent when the journey was over
record Capture(Map<Journey, List<Captured>> steps, List<Captured> apart) {

  /// What a page's script asks for when all is there.
  private static final String DONE = "/done";

  /// What our visitor asks for when the journey is over.
  static final String END = "/end";

  static Capture of(List<Captured> all) {
    Map<Journey, List<Captured>> steps = new EnumMap<>(Journey.class);
    var apart = new ArrayList<Captured>();
    List<Captured> current = new ArrayList<>();
    int next = 0;
    for (Captured request : all) {
      if (request.path().equals(END)) {
        current = apart;
      } else if (next < Journey.STEPS.size() && Journey.STEPS.get(next).begins(request)) {
        current = new ArrayList<>();
        steps.put(Journey.STEPS.get(next++), current);
      }
      current.add(request);
    }
    return new Capture(steps, apart);
  }

  /// A real browser's.
  ///
  /// @param host by which it knows the server
  static Capture of(RealBrowser browser, CaptureServer server, String host) {
    for (int step = 0; step < Journey.STEPS.size(); step++) {
      Journey.STEPS.get(step).take(browser, server.origin(host));
      long done = step + 1;
      Awaitility.await("the end of: " + Journey.STEPS.get(step).text())
          .atMost(RealBrowser.PATIENCE)
          .until(() -> count(server, DONE) == done && count(server, "/icon.ico") > 0);
    }
    return of(server.captured());
  }

  private static long count(CaptureServer server, String path) {
    return server.captured().stream().filter(request -> request.path().equals(path)).count();
  }

  /// In a step, in its order.
  List<Captured> in(Journey step) {
    return steps.getOrDefault(step, List.of());
  }

  /// How often `request` was sent in a step, or apart from all of them.
  List<Captured> like(Captured request, Journey step) {
    List<Captured> sent =
        in(step).stream().filter(it -> it.toString().equals(request.toString())).toList();
    return sent.isEmpty() && Kind.of(request).isApart()
        ? apart.stream().filter(it -> it.toString().equals(request.toString())).toList()
        : sent;
  }
}
