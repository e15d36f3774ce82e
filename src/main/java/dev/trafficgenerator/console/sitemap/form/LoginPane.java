package dev.trafficgenerator.console.sitemap.form;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.LoginForm;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.json.JsonText;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The login as a form, whose fields depend on the scheme.
public final class LoginPane extends VBox {
  private static final String HIDDEN = "••••••••";

  private final SitemapEditor editor;
  private final Messages messages;
  private final CheckBox hasAuth = new CheckBox();
  private final ComboBox<HttpMethod> method = new ComboBox<>();
  private final ComboBox<LoginForm.Kind> kind = new ComboBox<>();
  private final TextField pathInput = new TextField();
  private final TextField tokenInput = new TextField();
  private final TextField formPageInput = new TextField();
  private final TextArea jsonInput = new TextArea();
  private final ToggleButton revealJson = new ToggleButton(null, new FontIcon(Feather.EYE));
  private final Button addField = new Button();
  private final VBox rows = new VBox(8);
  private final FieldBox path;
  private final FieldBox token;
  private final FieldBox formPage;
  private final FieldBox json;
  private final FieldBox fields;
  private final Label hint = new Label();
  private final VBox form = new VBox(16);
  private LoginForm shown = LoginForm.EMPTY;
  private boolean isShowing;

  /// @param tryLogin stands at the form's end
  public LoginPane(SitemapEditor editor, Messages messages, Node tryLogin) {
    this.editor = editor;
    this.messages = messages;
    path =
        FieldBox.text(
            "login-path",
            messages.get("sitemap.login.path"),
            pathInput,
            it -> change(f -> f.withPath(it)));
    token =
        FieldBox.text(
            "login-token",
            messages.get("sitemap.login.token"),
            tokenInput,
            it -> change(f -> f.withTokenPath(it)));
    formPage =
        FieldBox.text(
            "login-form-page",
            messages.get("sitemap.login.form_page"),
            formPageInput,
            it -> change(f -> f.withFormPage(it)));
    json =
        FieldBox.text("login-json", messages.get("sitemap.login.json"), jsonInput, this::jsonTyped);
    fields = new FieldBox("login-fields", messages.get("sitemap.login.fields"), new Label());
    layOut(tryLogin);
    listen();
    editor.sitemapProperty().addListener(_ -> show());
    editor.examinedProperty().addListener(_ -> mark());
    show();
  }

  private void layOut(Node tryLogin) {
    hasAuth.setText(messages.get("sitemap.login.has"));
    hasAuth.setId("login-has");
    method.getItems().setAll(HttpMethod.values());
    kind.getItems().setAll(LoginForm.Kind.values());
    kind.setConverter(
        Choices.named(it -> messages.get("sitemap.login." + it.name().toLowerCase(Locale.ROOT))));
    jsonInput.setPrefRowCount(5);
    jsonInput.getStyleClass().add("code");
    tokenInput.setPromptText(messages.get("sitemap.login.token.prompt"));
    formPageInput.setPromptText(messages.get("sitemap.login.form_page.prompt"));
    var methodBox = new FieldBox("login-method", messages.get("sitemap.group.method"), method);
    methodBox.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(path, Priority.ALWAYS);
    var first = new HBox(8, methodBox, path);
    var kindBox = new FieldBox("login-kind", messages.get("sitemap.login.kind"), kind);
    hint.getStyleClass().add("caption");
    hint.setWrapText(true);
    addField.setText(messages.get("sitemap.login.add"));
    addField.setGraphic(new FontIcon(Feather.PLUS));
    addField.setId("login-add");
    addField.getStyleClass().add("flat");
    revealJson.setId("login-reveal-json");
    revealJson.setText(messages.get("sitemap.reveal"));
    revealJson.getStyleClass().add("flat");
    form.getChildren()
        .setAll(
            first,
            new VBox(4, kindBox, hint),
            formPage,
            new VBox(8, fields, rows, addField),
            new VBox(4, json, revealJson),
            token,
            tryLogin);
    getStyleClass().add("form");
    getChildren().setAll(hasAuth, form);
  }

  private void listen() {
    hasAuth.setOnAction(_ -> toggle());
    method.valueProperty().addListener((_, _, it) -> change(f -> f.withMethod(it)));
    kind.valueProperty()
        .addListener((_, _, it) -> {
          if (!isShowing) {
            change(f -> f.as(it));
            showForm();
          }
        });
    addField.setOnAction(_ -> {
      addRow(new LoginForm.Field("", ""));
      rowsChanged();
    });
    revealJson.selectedProperty().addListener(_ -> showJson());
  }

  private void toggle() {
    boolean has = hasAuth.isSelected();
    editor.closeStep();
    editor.edit(
        "/has_auth", it -> it.with(has, it.auth().or(() -> has ? shown.auth() : Optional.empty())));
  }

  private void change(UnaryOperator<LoginForm> change) {
    if (isShowing) {
      return;
    }
    shown = change.apply(shown);
    shown
        .auth()
        .ifPresent(auth -> editor.edit("/auth", it -> it.with(it.hasAuth(), Optional.of(auth))));
  }

  private void jsonTyped(String text) {
    if (!revealJson.isSelected()) {
      return;
    }
    json.wrong(
        JsonText.compact(text) instanceof Checked.Invalid<String>(var found)
            ? found.getFirst().message()
            : "");
    change(f -> f.withJson(text));
  }

  private void rowsChanged() {
    change(f -> f.withFields(rowFields()));
  }

  private List<LoginForm.Field> rowFields() {
    var all = new ArrayList<LoginForm.Field>();
    for (Node row : rows.getChildren()) {
      if (row instanceof SecretRow secret) {
        all.add(secret.field());
      }
    }
    return all;
  }

  private void addRow(LoginForm.Field field) {
    boolean isFixed = shown.kind().isFixed() && !field.isHeader();
    // It has to name itself when it goes.
    var self = new SecretRow[1];
    self[0] =
        new SecretRow(
            field,
            isFixed,
            messages,
            this::rowsChanged,
            () -> {
              rows.getChildren().remove(self[0]);
              rowsChanged();
            });
    rows.getChildren().add(self[0]);
  }

  private void show() {
    Sitemap sitemap = editor.sitemapProperty().get();
    hasAuth.setSelected(sitemap.hasAuth());
    form.setVisible(sitemap.hasAuth());
    form.setManaged(sitemap.hasAuth());
    Optional<Auth> auth = sitemap.auth();
    if (!auth.equals(shown.auth())) {
      // Half a JSON body is no login: what is being typed stays.
      boolean isTyping = shown.auth().isEmpty() && json.isWrong();
      if (!isTyping) {
        shown = auth.map(LoginForm::of).orElse(LoginForm.EMPTY);
      }
    }
    showForm();
    mark();
  }

  private void showForm() {
    isShowing = true;
    try {
      method.setValue(shown.method());
      kind.setValue(shown.kind());
      path.show(shown.path());
      token.show(shown.tokenPath(), tokenInput.getText().strip().equals(shown.tokenPath()));
      boolean hasPage = shown.kind() == LoginForm.Kind.FORM_DATA || !shown.formPage().isBlank();
      formPage.show(shown.formPage(), formPageInput.getText().strip().equals(shown.formPage()));
      formPage.setVisible(hasPage);
      formPage.setManaged(hasPage);
      boolean isJson = shown.kind() == LoginForm.Kind.JSON_BODY;
      hint.setText(
          messages.get("sitemap.login.hint." + shown.kind().name().toLowerCase(Locale.ROOT)));
      json.getParent().setVisible(isJson);
      json.getParent().setManaged(isJson);
      fields.getParent().setVisible(!isJson);
      fields.getParent().setManaged(!isJson);
      addField.setVisible(!shown.kind().isFixed());
      addField.setManaged(!shown.kind().isFixed());
      if (!rowFields().equals(shown.fields())) {
        rows.getChildren().clear();
        shown.fields().forEach(this::addRow);
      }
      showJson();
    } finally {
      isShowing = false;
    }
  }

  private void showJson() {
    boolean open = revealJson.isSelected();
    jsonInput.setEditable(open);
    String text = JsonText.laidOut(shown.json().reveal());
    boolean isSame =
        open
            && JsonText.compact(jsonInput.getText()) instanceof Checked.Valid<String>(String typed)
            && typed.equals(shown.auth().map(LoginPane::jsonOf).orElse(""));
    json.show(open ? text : HIDDEN, isSame);
  }

  private static String jsonOf(Auth auth) {
    return auth.scheme() instanceof dev.trafficgenerator.sitemap.AuthScheme.JsonBody(var secret)
        ? secret.reveal()
        : "";
  }

  private void mark() {
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    mark(examined, path, "/auth/auth_path");
    mark(examined, token, "/auth/token_path");
    mark(examined, formPage, "/auth/form_page");
    mark(examined, json, "/auth/credentials/json_body");
    mark(examined, fields, "/auth/credentials");
  }

  private static void mark(SitemapEditor.Examined examined, FieldBox box, String at) {
    box.problems(examined.base() + at, examined.problems(at));
  }
}
