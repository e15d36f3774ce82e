package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.sitemap.edit.Groups;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.form.HeadersPane;
import dev.trafficgenerator.console.sitemap.form.LoginPane;
import dev.trafficgenerator.console.sitemap.form.VariablesPane;
import dev.trafficgenerator.console.sitemap.group.GroupForm;
import dev.trafficgenerator.console.sitemap.group.GroupTable;
import dev.trafficgenerator.console.sitemap.group.Selection;
import dev.trafficgenerator.console.sitemap.group.Selection.Row;
import dev.trafficgenerator.console.view.KeptDivider;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sitemap as tables and forms. While the text can't be read, it shows what it was, and why.
final class VisualSide extends VBox {
  private static final Pattern GROUP =
      Pattern.compile("/(paths|paths_auth_req)/([0-9]{1,6})(?:/([a-z_]+)(?:/([0-9]{1,6}))?)?.*");

  private static final double TABLE_HEAD = 72; // with the tools above it
  private static final double ROW = 28;
  private static final double FORM_MIN = 88; // its first line
  private static final KeptDivider.Side TABLE =
      new KeptDivider.Side(
          "sitemap-table-height",
          true,
          whole -> TABLE_HEAD + ROW * Math.max(5, Math.floor((0.46 * whole - TABLE_HEAD) / ROW)),
          TABLE_HEAD + ROW,
          FORM_MIN);
  private static final double VISITOR_WIDTH = 220;

  private final SitemapEditor editor;
  private final Selection selection;
  private final Messages messages;
  private final TabPane tabs = new TabPane();
  private final Tab paths;
  private final Tab login;
  private final Tab variables;
  private final Tab headers;
  private final GroupTable table;
  private final VariablesPane variablesPane;
  private final Label staleText = new Label();
  private final HBox staleBar;
  private final Button tryLogin = new Button();
  private final ComboBox<String> visitor = new ComboBox<>();

  /// @param goToText goes to where a problem stands in the text
  VisualSide(
      SitemapEditor editor,
      Selection selection,
      Messages messages,
      Preferences preferences,
      Consumer<Problem> goToText) {
    this.editor = editor;
    this.selection = selection;
    this.messages = messages;
    table = new GroupTable(editor, selection, messages);
    variablesPane = new VariablesPane(editor, messages);
    tryLogin.setText(messages.get("sitemap.trylogin"));
    tryLogin.setGraphic(new FontIcon(Feather.LOG_IN));
    tryLogin.setTooltip(new Tooltip(messages.get("sitemap.trylogin.tip")));
    paths = tab("paths", pathsPane(preferences));
    login = tab("login", scrolled(new LoginPane(editor, messages, tryLogin)));
    variables = tab("variables", scrolled(variablesPane));
    headers = tab("headers", scrolled(new HeadersPane(editor, messages)));
    tabs.getTabs().setAll(List.of(paths, login, variables, headers));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.disableProperty().bind(editor.staleProperty());
    staleBar = staleBar(goToText);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    getStyleClass().add("visual-side");
    getChildren().setAll(staleBar, tabs);
    editor.examinedProperty().addListener(_ -> show());
    editor.sitemapProperty().addListener(_ -> show());
    show();
  }

  private Tab tab(String key, Node content) {
    var tab = new Tab(messages.get("sitemap.tab." + key, 0), content);
    tab.setId("tab-" + key);
    return tab;
  }

  private static ScrollPane scrolled(Node content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("form-scroll");
    return scroll;
  }

  private Node pathsPane(Preferences preferences) {
    var tools =
        new HBox(
            4,
            tool("add", Feather.PLUS, selection::add),
            tool("duplicate", Feather.COPY, selection::duplicate),
            tool("remove", Feather.TRASH_2, selection::remove),
            tool("up", Feather.ARROW_UP, () -> selection.shift(-1)),
            tool("down", Feather.ARROW_DOWN, () -> selection.shift(1)));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    visitor.setId("visitor");
    visitor.setPromptText(messages.get("sitemap.visitor.any"));
    visitor.setTooltip(new Tooltip(messages.get("sitemap.visitor")));
    visitor.setAccessibleText(messages.get("sitemap.visitor"));
    visitor.setPrefWidth(VISITOR_WIDTH);
    visitor.setMinWidth(0);
    tools.getChildren().addAll(space, visitor);
    tools.getStyleClass().add("tools");
    VBox.setVgrow(table, Priority.ALWAYS);
    var upper = new VBox(tools, table);
    var split = new SplitPane(upper, scrolled(new GroupForm(editor, selection, messages)));
    split.setOrientation(Orientation.VERTICAL);
    KeptDivider.keep(split, TABLE, preferences::get, preferences::put);
    split.getStyleClass().add("sides");
    return split;
  }

  private Button tool(String key, Feather icon, Runnable action) {
    var button = new Button(null, new FontIcon(icon));
    button.setId("group-" + key);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(messages.get("sitemap.group." + key + ".tip")));
    button.setAccessibleText(messages.get("sitemap.group." + key + ".tip"));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private HBox staleBar(Consumer<Problem> goToText) {
    var go = new Button(messages.get("sitemap.stale.go"));
    go.setId("stale-go");
    go.setMinWidth(USE_PREF_SIZE);
    go.getStyleClass().add("small");
    go.setOnAction(_ -> firstOfReading().ifPresent(goToText));
    var what = new Label(messages.get("sitemap.stale.what"));
    what.getStyleClass().add("caption");
    var texts = new VBox(staleText, what);
    HBox.setHgrow(texts, Priority.ALWAYS);
    var bar = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), texts, go);
    bar.setId("stale");
    bar.getStyleClass().addAll("bar", "stale");
    return bar;
  }

  private Optional<Problem> firstOfReading() {
    return editor.examinedProperty().get().check().problems().stream()
        .filter(it -> !SitemapEditor.Examined.isSetting(it))
        .findFirst();
  }

  private void show() {
    boolean isStale = editor.staleProperty().get();
    Shown.onlyIf(staleBar, isStale);
    if (isStale) {
      String reason =
          firstOfReading().map(it -> (it.pointer() + " " + it.message()).strip()).orElse("");
      staleText.setText(messages.get("sitemap.stale", reason));
      staleText.setTooltip(new Tooltip(staleText.getText()));
    }
    Sitemap sitemap = editor.sitemapProperty().get();
    head(paths, "paths", Groups.places(sitemap).size(), "/paths", "/paths_auth_req");
    head(login, "login", 0, "/auth", "/has_auth");
    head(variables, "variables", sitemap.variables().size(), "/variables");
    int all = sitemap.globalHeaders().size() + sitemap.pathHeadersOverride().headers().size();
    head(headers, "headers", all, "/global_headers", "/path_headers_override");
  }

  private void head(Tab tab, String key, int count, String... pointers) {
    tab.setText(messages.get("sitemap.tab." + key, count));
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    boolean isWrong = List.of(pointers).stream().anyMatch(it -> !examined.problems(it).isEmpty());
    if (isWrong == (tab.getGraphic() == null)) {
      var icon = new FontIcon(Feather.ALERT_CIRCLE);
      icon.getStyleClass().add("problem-icon");
      tab.setGraphic(isWrong ? icon : null);
    }
  }

  /// The button at the end of the login's form.
  Button tryLogin() {
    return tryLogin;
  }

  /// Who sends a request once.
  ComboBox<String> visitor() {
    return visitor;
  }

  /// Shows the field of what a JSON Pointer from the sitemap on leads to.
  void goTo(String pointer) {
    Matcher group = GROUP.matcher(pointer);
    if (group.matches()) {
      tabs.getSelectionModel().select(paths);
      goToGroup(group);
    } else if (pointer.startsWith("/variables/")) {
      tabs.getSelectionModel().select(variables);
      String name = pointer.substring("/variables/".length()).replaceFirst("/.*", "");
      variablesPane.select(name.replace("~1", "/").replace("~0", "~"));
    } else if (pointer.startsWith("/auth") || pointer.startsWith("/has_auth")) {
      tabs.getSelectionModel().select(login);
      focus(loginField(pointer));
    } else if (pointer.startsWith("/global_headers")) {
      tabs.getSelectionModel().select(headers);
      focus("#headers-global");
    } else if (pointer.startsWith("/path_headers_override")) {
      tabs.getSelectionModel().select(headers);
      focus(pointer.contains("/paths") ? "#headers-patterns" : "#headers-override");
    }
  }

  private static String loginField(String pointer) {
    return switch (pointer) {
      case "/auth/auth_path" -> "#login-path";
      case "/auth/form_page" -> "#login-form-page";
      default -> "#login-kind";
    };
  }

  private void goToGroup(Matcher pointer) {
    var place = new Place(pointer.group(1).equals("paths_auth_req"), number(pointer.group(2)));
    if (Groups.has(editor.sitemapProperty().get(), place)) {
      selection.select(Optional.of(Row.of(place)));
      String field = Optional.ofNullable(pointer.group(3)).orElse("method");
      focus("#group-" + (field.equals("traffic_type") ? "type" : field));
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private void focus(String field) {
    Node node = lookup(field);
    if (node != null) {
      node.requestFocus();
    }
  }
}
