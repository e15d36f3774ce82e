package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.sitemap.edit.JsonPaint;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.json.JsonPlaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;

/// The sitemap as text: coloured, with line numbers, and with what is wrong underlined. Its changes
/// go to the editor's history; it has none of its own.
final class JsonArea extends VirtualizedScrollPane<CodeArea> {
  private static final double NUMBER_WIDTH = 48;

  private final CodeArea area;
  private final SitemapEditor editor;
  private final Background background;
  private boolean isShowing;
  private boolean isPainting;
  private boolean isOutdated;

  JsonArea(SitemapEditor editor, Draft draft, Background background, String caption) {
    super(new CodeArea());
    area = getContent();
    this.editor = editor;
    this.background = background;
    area.setId("json");
    area.setAccessibleText(caption);
    area.getStyleClass().add("json-area");
    area.setUndoManager(UndoUtils.noOpUndoManager());
    area.setParagraphGraphicFactory(this::lineNumber);
    area.textProperty().addListener((_, _, text) -> typed(text));
    draft.textProperty().addListener((_, _, text) -> show(text));
    editor.examinedProperty().addListener(_ -> paint());
    editor
        .turnedProperty()
        .addListener((_, _, turned) -> {
          area.moveTo(Math.min(turned.caret(), area.getLength()));
          area.showParagraphInViewport(area.getCurrentParagraph());
          area.scrollXToPixel(0);
        });
    show(draft.textProperty().get());
  }

  private Node lineNumber(int index) {
    var number = new Label(Integer.toString(index + 1));
    number.getStyleClass().add("line-number");
    number.setAlignment(Pos.CENTER_RIGHT);
    number.setPrefWidth(NUMBER_WIDTH);
    number.setMaxHeight(Double.MAX_VALUE);
    return number;
  }

  private void typed(String text) {
    if (!isShowing) {
      editor.typed(text);
    }
  }

  /// Only what differs is replaced, so that caret and view stay where they are.
  private void show(String text) {
    String now = area.getText();
    if (now.equals(text)) {
      return;
    }
    int shorter = Math.min(now.length(), text.length());
    int start = 0;
    while (start < shorter && now.charAt(start) == text.charAt(start)) {
      start++;
    }
    int same = 0;
    while (same < shorter - start
        && now.charAt(now.length() - 1 - same) == text.charAt(text.length() - 1 - same)) {
      same++;
    }
    boolean isOther = now.isEmpty();
    isShowing = true;
    try {
      area.replaceText(start, now.length() - same, text.substring(start, text.length() - same));
    } finally {
      isShowing = false;
    }
    if (isOther) {
      area.moveTo(0);
      area.showParagraphInViewport(0);
    }
    paint();
  }

  /// In the background, and one painting at a time.
  private void paint() {
    if (isPainting) {
      isOutdated = true;
      return;
    }
    isPainting = true;
    String text = area.getText();
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    background.run(
        () -> JsonPaint.of(text, wrong(text, examined)),
        spans -> {
          isPainting = false;
          if (text.equals(area.getText()) && !text.isEmpty()) {
            area.setStyleSpans(0, styles(spans));
          }
          if (isOutdated) {
            isOutdated = false;
            paint();
          }
        },
        bug -> {
          isPainting = false;
          throw new IllegalStateException("a text could not be coloured", bug);
        });
  }

  private static List<JsonPlaces.Place> wrong(String text, SitemapEditor.Examined examined) {
    return text.isBlank() || !examined.check().text().equals(text)
        ? List.of()
        : examined.check().problems().stream()
            .filter(it -> !SitemapEditor.Examined.isSetting(it))
            .flatMap(it -> examined.place(it).stream())
            .toList();
  }

  private static StyleSpans<Collection<String>> styles(List<JsonPaint.Span> spans) {
    var builder = new StyleSpansBuilder<Collection<String>>();
    for (JsonPaint.Span span : spans) {
      var styles = new ArrayList<String>();
      styles.add("json-" + span.kind().name().toLowerCase(Locale.ROOT));
      if (span.isProblem()) {
        styles.add("json-problem");
      }
      builder.add(styles, span.length());
    }
    return builder.create();
  }

  /// Goes to a place and marks it.
  void goTo(JsonPlaces.Place place) {
    int end = Math.min(place.end(), area.getLength());
    area.selectRange(Math.min(place.start(), end), end);
    area.showParagraphAtCenter(Math.clamp(place.line() - 1, 0, area.getParagraphs().size() - 1));
    area.scrollXToPixel(0);
    area.requestFocus();
  }
}
