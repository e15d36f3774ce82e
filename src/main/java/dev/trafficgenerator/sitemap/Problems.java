package dev.trafficgenerator.sitemap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects problems, in the order they are found. For one thread.
public final class Problems {

  /// Most problems that are kept; one more then says that there are others.
  public static final int PROBLEMS_MAX = 1_000;

  private final List<Problem> found = new ArrayList<>();

  public void add(String pointer, String message) {
    add(new Problem(pointer, message));
  }

  public void add(String pointer, String message, @Nullable Object value) {
    add(new Problem(pointer, message, value));
  }

  public void add(Problem problem) {
    if (found.size() < PROBLEMS_MAX) {
      found.add(problem);
    } else if (found.size() == PROBLEMS_MAX) {
      found.add(new Problem("", "has more problems than the " + PROBLEMS_MAX + " listed here"));
    }
  }

  /// Adds a problem if the value at `pointer` holds more than it may.
  ///
  /// @param what it holds, such as `values`
  public void addIfMore(int holds, int most, String what, String pointer) {
    if (holds > most) {
      add(pointer, "must hold at most %d %s, holds %d".formatted(most, what, holds));
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// A copy of what has been found so far.
  public List<Problem> list() {
    return List.copyOf(found);
  }
}
