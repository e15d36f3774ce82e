package dev.trafficgenerator.capture;

import dev.trafficgenerator.engine.page.Page;
import dev.trafficgenerator.engine.page.Resource;
import dev.trafficgenerator.visitor.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Holds what our visitor sent against what a browser sent on the same journey, request by request.
final class Comparison {
  /// What is asked for at a time of its own: a frame by another part of the browser, the rest when
  /// the page is laid out, or at the end.
  private static final Set<Purpose> AT_ITS_OWN_TIME =
      Set.of(Purpose.FRAME, Purpose.LAZY_IMAGE, Purpose.STYLE_IMAGE, Purpose.ICON);

  private final Capture browser;
  private final Capture ours;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Compared> compared = new ArrayList<>();

  /// A request that both sent.
  record Compared(Journey step, Kind kind) {}

  private Comparison(Capture browser, Capture ours) {
    this.browser = browser;
    this.ours = ours;
  }

  static Comparison of(Capture browser, Capture ours) {
    var comparison = new Comparison(browser, ours);
    Journey.STEPS.forEach(comparison::compare);
    return comparison;
  }

  List<Difference> differences() {
    return List.copyOf(differences);
  }

  List<Compared> compared() {
    return List.copyOf(compared);
  }

  private void compare(Journey step) {
    Set<String> seen = new HashSet<>();
    for (Captured request : browser.in(step)) {
      Kind kind = Kind.of(request);
      boolean isOnceIsEnough = kind.isApart() && step != Journey.TYPED;
      if (kind != Kind.SIGNAL && !isOnceIsEnough && seen.add(request.toString())) {
        compare(step, request);
      }
    }
    for (Captured request : ours.in(step)) {
      if (browser.like(request, step).isEmpty() && seen.add(request.toString())) {
        add(step, request, Difference.SENT, "", request.toString());
      }
    }
  }

  private void compare(Journey step, Captured request) {
    List<Captured> theirs = browser.like(request, step);
    List<Captured> sent = ours.like(request, step);
    if (sent.size() != theirs.size()) {
      add(step, request, Difference.SENT, times(theirs.size()), times(sent.size()));
    }
    if (!sent.isEmpty()) {
      compared.add(new Compared(step, Kind.of(request)));
      headers(step, request, request.headers(), sent.getFirst().headers());
    }
  }

  private static String times(int times) {
    return times == 0 ? "" : times + " times";
  }

  private void headers(
      Journey step, Captured request, List<Captured.Header> theirs, List<Captured.Header> sent) {
    List<String> names = theirs.stream().map(Captured.Header::name).toList();
    List<String> ourNames = sent.stream().map(Captured.Header::name).toList();
    if (names.equals(ourNames)) {
      for (int i = 0; i < names.size(); i++) {
        if (!theirs.get(i).value().equals(sent.get(i).value())) {
          add(step, request, names.get(i), theirs.get(i).value(), sent.get(i).value());
        }
      }
      return;
    }
    List<String> missing = new ArrayList<>(names);
    ourNames.forEach(missing::remove);
    List<String> beyond = new ArrayList<>(ourNames);
    names.forEach(beyond::remove);
    missing.forEach(name -> add(step, request, name, "there", ""));
    beyond.forEach(name -> add(step, request, name, "", "there"));
    if (missing.isEmpty() && beyond.isEmpty()) {
      add(step, request, Difference.PLACES, String.join(", ", names), String.join(", ", ourNames));
    }
  }

  /// Holds the classes of urgency by which our engine asks for what the page's HTML names against
  /// the order in which the browser did; within a class that varies. Only a connection that carries
  /// all shows it.
  Comparison withOrder(byte[] html) {
    Map<String, Integer> ranks = new HashMap<>();
    for (Resource resource : Page.resources(html, "https://localhost/page", Page.Depth.WHOLE)) {
      if (!AT_ITS_OWN_TIME.contains(resource.purpose())) {
        ranks.put(resource.path(), resource.rank());
      }
    }
    List<String> theirs =
        browser.in(Journey.TYPED).stream()
            .map(Captured::path)
            .filter(ranks::containsKey)
            .distinct()
            .toList();
    List<String> sorted = theirs.stream().sorted(Comparator.comparing(ranks::get)).toList();
    if (!theirs.equals(sorted)) {
      add(
          Journey.TYPED,
          browser.in(Journey.TYPED).getFirst(),
          Difference.ORDER,
          String.join(" ", theirs),
          String.join(" ", sorted));
    }
    return this;
  }

  private void add(Journey step, Captured request, String what, String theirs, String sent) {
    differences.add(
        new Difference(
            step,
            Kind.of(request),
            request.toString(),
            what.contains(" ") ? what : what.toLowerCase(Locale.ROOT),
            theirs,
            sent));
  }
}
