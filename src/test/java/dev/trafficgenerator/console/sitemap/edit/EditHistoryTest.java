package dev.trafficgenerator.console.sitemap.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EditHistoryTest {
  private final AtomicLong clock = new AtomicLong();
  private final EditHistory history = new EditHistory(clock::get);
  private String text = "";

  private void change(String kind, String after) {
    history.changed(kind, text, after);
    text = after;
  }

  private void pause() {
    clock.addAndGet(EditHistory.PAUSE.toNanos());
  }

  private void undo() {
    text = history.undo(text).orElseThrow().text();
  }

  private void redo() {
    text = history.redo(text).orElseThrow().text();
  }

  @Test
  void typingWithoutAPauseIsOneStep() {
    change("typing", "a");
    change("typing", "ab");
    change("typing", "aXb");
    pause();
    change("typing", "aXb c");

    undo();
    assertThat(text).isEqualTo("aXb");
    undo();
    assertThat(text).isEmpty();
    assertThat(history.canUndo()).isFalse();
    redo();
    redo();
    assertThat(text).isEqualTo("aXb c");
    assertThat(history.redo(text)).isEmpty();
  }

  @Test
  void changesOfTwoKindsAreTwoStepsHoweverSoon() {
    change("typing", "a");
    change("/paths/0/weight", "b");
    change("typing", "c");

    undo();
    assertThat(text).isEqualTo("b");
    undo();
    assertThat(text).isEqualTo("a");
  }

  @Test
  void aStepThatWasClosedOrUndoneTakesNothingMoreIn() {
    change("typing", "a");
    history.close();
    change("typing", "ab");
    undo();
    assertThat(text).isEqualTo("a");

    change("typing", "ac");
    undo();
    assertThat(text).isEqualTo("a");
  }

  @Test
  void aNewChangeEndsWhatCouldBeDoneAgain() {
    change("typing", "a");
    undo();
    change("typing", "b");

    assertThat(history.canRedo()).isFalse();
  }

  @Test
  void theCaretGoesToWhereTheChangeEnds() {
    change("typing", "one three");
    pause();
    change("typing", "one two three");

    assertThat(history.undo(text).orElseThrow().caret()).isEqualTo(5);
    assertThat(history.redo("one three").orElseThrow().caret()).isEqualTo(9);
  }

  @Test
  void theOldestStepsGoWhenThereAreTooMany() {
    for (int i = 0; i <= EditHistory.STEPS_MAX; i++) {
      pause();
      change("typing", "x".repeat(i + 1));
    }
    for (int i = 0; i < EditHistory.STEPS_MAX; i++) {
      undo();
    }

    assertThat(history.canUndo()).isFalse();
    assertThat(text).isEqualTo("x");
  }

  @Test
  void hugeStepsGoEvenWhenThereAreFew() {
    String huge = "x".repeat(EditHistory.CHARS_MAX / 2);
    change("a", huge);
    change("b", huge + huge + "y");
    change("c", "z");

    undo();
    assertThat(history.canUndo()).isFalse();
  }

  @Test
  void anotherTextHasNoHistory() {
    change("typing", "a");
    history.clear();

    assertThat(history.canUndo()).isFalse();
    assertThat(history.undo("b")).isEmpty();
  }

  @Test
  void theCaretGoesToTheEndOfWhatCameBack() {
    change("typing", "abcd");
    pause();
    change("typing", "ad");

    assertThat(history.undo(text).orElseThrow()).isEqualTo(new EditHistory.Version("abcd", 3));
    assertThat(history.redo("abcd").orElseThrow()).isEqualTo(new EditHistory.Version("ad", 1));
  }
}
