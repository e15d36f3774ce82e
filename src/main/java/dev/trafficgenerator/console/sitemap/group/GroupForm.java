package dev.trafficgenerator.console.sitemap.group;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.Lines;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.form.Choices;
import dev.trafficgenerator.console.sitemap.form.FieldBox;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.json.JsonText;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The selected path group as a form. Each change is written at once; what can't be read yet says
/// so and is not written.
public final class GroupForm extends VBox {
  private final SitemapEditor editor;
  private final Selection selection;
  private final Messages messages;
  private final ComboBox<HttpMethod> method = new ComboBox<>();
  private final ComboBox<TrafficType> type = new ComboBox<>();
  private final CheckBox needsLogin = new CheckBox();
  private final ComboBox<BodyKind> bodyKind = new ComboBox<>();
  private final TextField weightInput = new TextField();
  private final TextArea pathsInput = FieldBox.area(3);
  private final TextArea bodyInput = FieldBox.area(4);
  private final TextArea headersInput = FieldBox.area(2);
  private final TextField statusInput = new TextField();
  private final TextArea pointersInput = FieldBox.area(1);
  private final TextArea textsInput = FieldBox.area(1);
  private final FieldBox weight;
  private final FieldBox paths;
  private final FieldBox body;
  private final FieldBox headers;
  private final FieldBox status;
  private final FieldBox pointers;
  private final FieldBox texts;
  private final List<Pointed> pointed = new ArrayList<>();
  private boolean isShowing;

  /// A field, and where in the group what it shows stands.
  private record Pointed(FieldBox box, String below) {}

  private enum BodyKind {
    NONE,
    TEXT,
    JSON
  }

  public GroupForm(SitemapEditor editor, Selection selection, Messages messages) {
    this.editor = editor;
    this.selection = selection;
    this.messages = messages;
    weight = text("weight", weightInput, this::weightTyped);
    paths = text("paths", pathsInput, it -> change("paths", p -> p.paths = Lines.paths(it)));
    body = text("body", bodyInput, _ -> bodyTyped());
    headers = text("headers", headersInput, this::headersTyped);
    status = text("status", statusInput, this::statusTyped);
    pointers = text("json_pointer", pointersInput, _ -> expect(it -> it));
    texts = text("contains", textsInput, _ -> expect(it -> it));
    getStyleClass().add("form");
    layOut();
    listen();
    selection.rowProperty().addListener(_ -> showAnother());
    editor.sitemapProperty().addListener(_ -> show());
    editor.examinedProperty().addListener(_ -> mark());
    show();
  }

  private FieldBox text(String name, TextInputControl input, Consumer<String> onTyped) {
    return FieldBox.text("group-" + name, messages.get("sitemap.group." + name), input, onTyped);
  }

  private void layOut() {
    method.getItems().setAll(HttpMethod.values());
    type.getItems().setAll(TrafficType.values());
    type.setConverter(
        Choices.named(it -> messages.get("sitemap.type." + it.name().toLowerCase(Locale.ROOT))));
    bodyKind.getItems().setAll(BodyKind.values());
    bodyKind.setConverter(
        Choices.named(it -> messages.get("sitemap.body." + it.name().toLowerCase(Locale.ROOT))));
    needsLogin.setText(messages.get("sitemap.group.login"));
    needsLogin.setId("group-login");
    weightInput.setPrefColumnCount(5);
    weight.setFillWidth(false);
    var methodBox = new FieldBox("group-method", messages.get("sitemap.group.method"), method);
    var typeBox = new FieldBox("group-type", messages.get("sitemap.group.type"), type);
    // What is wrong with the weight wraps, rather than take room from its neighbours.
    methodBox.setMinWidth(USE_PREF_SIZE);
    typeBox.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(weight, Priority.ALWAYS);
    var first = new HBox(8, methodBox, typeBox, weight);
    first.getStyleClass().add("form-row");
    var kindBox =
        new FieldBox("group-body-kind", messages.get("sitemap.group.body.kind"), bodyKind);
    kindBox.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(body, Priority.ALWAYS);
    HBox.setHgrow(texts, Priority.ALWAYS);
    HBox.setHgrow(pointers, Priority.ALWAYS);
    var third = new HBox(8, kindBox, body);
    third.getStyleClass().add("form-row");
    statusInput.setPrefColumnCount(6);
    status.setMinWidth(USE_PREF_SIZE);
    var expected = new HBox(8, status, pointers, texts);
    expected.getStyleClass().add("form-row");
    getChildren().addAll(first, needsLogin, paths, third, headers, expected);
    pointed.add(new Pointed(methodBox, "/method"));
    pointed.add(new Pointed(typeBox, "/traffic_type"));
    pointed.add(new Pointed(weight, "/weight"));
    pointed.add(new Pointed(paths, "/paths"));
    pointed.add(new Pointed(body, "/body"));
    pointed.add(new Pointed(headers, "/headers"));
    pointed.add(new Pointed(status, "/expect/status"));
    pointed.add(new Pointed(pointers, "/expect/json_pointer"));
    pointed.add(new Pointed(texts, "/expect/contains"));
  }

  private void listen() {
    method.valueProperty().addListener((_, _, it) -> change("method", parts -> parts.method = it));
    type.valueProperty().addListener((_, _, it) -> change("type", parts -> parts.type = it));
    bodyKind.valueProperty().addListener(_ -> bodyTyped());
    needsLogin.setOnAction(_ -> selection.needsLogin(needsLogin.isSelected()));
  }

  private void change(String part, Consumer<GroupParts> change) {
    if (!isShowing) {
      selection.change(part, GroupParts.with(change));
    }
  }

  private void weightTyped(String text) {
    Optional<Double> number = number(text);
    weight.wrong(number.isPresent() ? "" : messages.get("sitemap.field.number"));
    number.ifPresent(it -> change("weight", parts -> parts.weight = it));
  }

  private static Optional<Double> number(String text) {
    try {
      double number =
          text.isBlank() ? PathGroup.DEFAULT_WEIGHT : Double.parseDouble(text.replace(',', '.'));
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private void headersTyped(String text) {
    var read = Lines.headers(text);
    headers.wrong(read.value().isPresent() ? "" : messages.get(read.problem(), read.line()));
    read.value().ifPresent(it -> change("headers", parts -> parts.headers = it));
  }

  private void bodyTyped() {
    Optional<Body> written = body();
    bodyInput.setDisable(bodyKind.getValue() == BodyKind.NONE);
    body.wrong(
        written.isPresent()
            ? ""
            : JsonText.compact(bodyInput.getText()) instanceof Checked.Invalid<String>(var found)
                ? found.getFirst().message()
                : messages.get("sitemap.field.json"));
    written.ifPresent(it -> change("body", parts -> parts.body = it));
  }

  /// Empty while it can't be written.
  private Optional<Body> body() {
    String text = bodyInput.getText();
    return switch (bodyKind.getValue()) {
      case NONE -> Optional.of(Body.NONE);
      case TEXT -> Optional.of(text.isEmpty() ? Body.NONE : new Body.Text(text));
      case JSON ->
          JsonText.compact(text) instanceof Checked.Valid<String>(String json)
                  && (json.startsWith("{") || json.startsWith("["))
              ? Optional.of(new Body.Json(json))
              : Optional.empty();
    };
  }

  private void statusTyped(String text) {
    var read = Lines.statuses(text);
    status.wrong(read.value().isPresent() ? "" : messages.get(read.problem()));
    read.value().ifPresent(statuses -> expect(it -> statuses));
  }

  private void expect(java.util.function.UnaryOperator<List<Expectation.StatusRange>> statuses) {
    change(
        "expect",
        parts ->
            parts.expectation =
                new Expectation(
                    statuses.apply(parts.expectation.statuses()),
                    Lines.paths(pointersInput.getText()),
                    textsInput.getText().lines().filter(it -> !it.isBlank()).toList()));
  }

  private void showAnother() {
    pointed.forEach(it -> it.box().forget());
    show();
  }

  private void show() {
    isShowing = true;
    try {
      selection.group().ifPresent(this::show);
    } finally {
      isShowing = false;
    }
    Shown.onlyIf(this, selection.place().isPresent());
    mark();
  }

  private void show(PathGroup group) {
    method.setValue(group.method());
    type.setValue(group.trafficType());
    needsLogin.setSelected(selection.place().orElseThrow().needsLogin());
    weight.show(
        plain(group.weight()), number(weightInput.getText()).equals(Optional.of(group.weight())));
    paths.show(Lines.text(group.paths()), Lines.paths(pathsInput.getText()).equals(group.paths()));
    showBody(group.body());
    headers.show(
        Lines.text(group.headers()),
        Lines.headers(headersInput.getText()).value().equals(Optional.of(group.headers())));
    Expectation expected = group.expectation();
    status.show(
        Lines.statusText(expected.statuses()),
        Lines.statuses(statusInput.getText()).value().equals(Optional.of(expected.statuses())));
    pointers.show(
        Lines.text(expected.jsonPointers()),
        Lines.paths(pointersInput.getText()).equals(expected.jsonPointers()));
    texts.show(
        String.join("\n", expected.contains()),
        textsInput
            .getText()
            .lines()
            .filter(it -> !it.isBlank())
            .toList()
            .equals(expected.contains()));
  }

  private void showBody(Body shown) {
    boolean isSame = bodyKind.getValue() != null && body().equals(Optional.of(shown));
    if (isSame) {
      return;
    }
    if (!body.isWrong()) {
      bodyKind.setValue(kind(shown));
      body.wrong("");
    }
    switch (shown) {
      case Body.None() -> body.show("");
      case Body.Text(String text) -> body.show(text);
      case Body.Json(String json) -> body.show(JsonText.laidOut(json));
    }
    bodyInput.setDisable(bodyKind.getValue() == BodyKind.NONE);
  }

  private static BodyKind kind(Body shown) {
    return switch (shown) {
      case Body.None() -> BodyKind.NONE;
      case Body.Text _ -> BodyKind.TEXT;
      case Body.Json _ -> BodyKind.JSON;
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private void mark() {
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    selection
        .place()
        .ifPresent(place ->
            pointed.forEach(it -> {
              String at = place.pointer() + it.below();
              it.box().problems(examined.base() + at, examined.problems(at));
            }));
  }
}
