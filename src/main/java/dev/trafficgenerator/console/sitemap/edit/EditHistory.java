package dev.trafficgenerator.console.sitemap.edit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What was changed in a text, so that it can be undone and done again: one history, whoever made
/// the changes. Small changes of the same kind that follow each other at once are one step. For one
/// thread.
public final class EditHistory {
  /// Most steps that are kept; the oldest go first.
  static final int STEPS_MAX = 500;

  /// Most characters that all steps hold together.
  static final int CHARS_MAX = 8_000_000;

  /// How soon a change must follow the last one to be part of its step.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private long chars;
  private long lastNanos;
  private boolean isOpen;

  /// A change: at `at`, `removed` went and `added` came.
  private record Step(String kind, int at, String removed, String added) {
    long chars() {
      return (long) removed.length() + added.length();
    }

    String forwards(String text) {
      return text.substring(0, at) + added + text.substring(at + removed.length());
    }

    String backwards(String text) {
      return text.substring(0, at) + removed + text.substring(at + added.length());
    }
  }

  /// A text as it is after a step.
  ///
  /// @param caret where the change ends
  public record Version(String text, int caret) {}

  /// @param nanos reads a clock that only goes forward, in nanoseconds
  public EditHistory(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Takes note of a change that was made.
  ///
  /// @param kind changes of one kind may become one step; changes of different kinds never do
  public void changed(String kind, String before, String after) {
    if (before.equals(after)) {
      return;
    }
    undone.forEach(step -> chars -= step.chars());
    undone.clear();
    Step step = step(kind, before, after);
    long now = nanos.getAsLong();
    Step last = done.peekLast();
    if (isOpen && last != null && last.kind.equals(kind) && now - lastNanos < PAUSE.toNanos()) {
      // From before the first to after the last of them.
      done.removeLast();
      chars -= last.chars();
      step = step(kind, last.backwards(before), after);
    }
    lastNanos = now;
    isOpen = true;
    done.addLast(step);
    chars += step.chars();
    while (done.size() > STEPS_MAX || (chars > CHARS_MAX && done.size() > 1)) {
      chars -= done.removeFirst().chars();
    }
  }

  private static Step step(String kind, String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int at = 0;
    while (at < shorter && before.charAt(at) == after.charAt(at)) {
      at++;
    }
    int same = 0;
    while (same < shorter - at
        && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
      same++;
    }
    return new Step(
        kind,
        at,
        before.substring(at, before.length() - same),
        after.substring(at, after.length() - same));
  }

  /// The text before the last step; empty when there is none.
  public Optional<Version> undo(String text) {
    Step step = done.pollLast();
    if (step == null) {
      return Optional.empty();
    }
    isOpen = false;
    undone.addLast(step);
    return Optional.of(new Version(step.backwards(text), step.at + step.removed.length()));
  }

  /// The text after the step that was undone last; empty when there is none.
  public Optional<Version> redo(String text) {
    Step step = undone.pollLast();
    if (step == null) {
      return Optional.empty();
    }
    isOpen = false;
    done.addLast(step);
    return Optional.of(new Version(step.forwards(text), step.at + step.added.length()));
  }

  public boolean canUndo() {
    return !done.isEmpty();
  }

  public boolean canRedo() {
    return !undone.isEmpty();
  }

  /// Another text begins.
  public void clear() {
    done.clear();
    undone.clear();
    chars = 0;
    isOpen = false;
  }

  /// What follows is another step, however soon it comes.
  public void close() {
    isOpen = false;
  }
}
