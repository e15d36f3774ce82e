package dev.trafficgenerator.console.sitemap.form;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.Lines;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.sitemap.HeaderOverride;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// Headers for all requests, and those that beat them on some paths.
public final class HeadersPane extends VBox {
  private final SitemapEditor editor;
  private final Messages messages;
  private final TextArea globalInput = FieldBox.area(6);
  private final TextArea patternsInput = FieldBox.area(3);
  private final TextArea overrideInput = FieldBox.area(4);
  private final FieldBox global;
  private final FieldBox patterns;
  private final FieldBox override;

  public HeadersPane(SitemapEditor editor, Messages messages) {
    this.editor = editor;
    this.messages = messages;
    global = text("global", globalInput, this::globalTyped);
    patterns = text("patterns", patternsInput, _ -> overrideTyped());
    override = text("override", overrideInput, _ -> overrideTyped());
    getStyleClass().add("form");
    getChildren()
        .setAll(
            heading("sitemap.headers.all"),
            global,
            heading("sitemap.headers.some"),
            patterns,
            override);
    editor.sitemapProperty().addListener(_ -> show());
    editor.examinedProperty().addListener(_ -> mark());
    show();
  }

  private Label heading(String key) {
    var label = new Label(messages.get(key));
    label.setWrapText(true);
    return label;
  }

  private FieldBox text(String key, TextArea input, Consumer<String> onTyped) {
    return FieldBox.text("headers-" + key, messages.get("sitemap.headers." + key), input, onTyped);
  }

  private Optional<Map<String, String>> read(FieldBox box, TextArea input) {
    var read = Lines.headers(input.getText());
    box.wrong(read.value().isPresent() ? "" : messages.get(read.problem(), read.line()));
    return read.value();
  }

  private void globalTyped(String text) {
    read(global, globalInput).ifPresent(headers -> edit("/global_headers", headers, override()));
  }

  private HeaderOverride override() {
    return editor.sitemapProperty().get().pathHeadersOverride();
  }

  private void overrideTyped() {
    Map<String, String> all = editor.sitemapProperty().get().globalHeaders();
    read(override, overrideInput)
        .ifPresent(headers ->
            edit(
                "/path_headers_override",
                all,
                new HeaderOverride(Lines.paths(patternsInput.getText()), headers)));
  }

  private void edit(String part, Map<String, String> headers, HeaderOverride overrides) {
    editor.edit(part, it -> it.with(headers, overrides));
  }

  private void show() {
    show(global, globalInput, editor.sitemapProperty().get().globalHeaders());
    patterns.show(
        Lines.text(override().paths()),
        Lines.paths(patternsInput.getText()).equals(override().paths()));
    show(override, overrideInput, override().headers());
    mark();
  }

  private static void show(FieldBox box, TextArea input, Map<String, String> headers) {
    boolean isSame = Lines.headers(input.getText()).value().equals(Optional.of(headers));
    box.show(Lines.text(headers), isSame);
  }

  private void mark() {
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    mark(examined, global, "/global_headers");
    mark(examined, patterns, "/path_headers_override/paths");
    mark(examined, override, "/path_headers_override/headers");
  }

  private static void mark(SitemapEditor.Examined examined, FieldBox box, String at) {
    box.problems(examined.base() + at, examined.problems(at));
  }
}
