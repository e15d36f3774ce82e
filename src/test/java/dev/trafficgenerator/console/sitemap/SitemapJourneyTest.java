package dev.trafficgenerator.console.sitemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import dev.trafficgenerator.run.CountingSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.awaitility.core.ConditionFactory;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person does on the sitemap screen.
@Timeout(180)
class SitemapJourneyTest {
  private static final String TEXT =
      """
      {
        "config": { "Traffic Generator URL": "%s" },
        "sitemap": {
          "paths": [
            { "method": "GET", "paths": ["/a", "/b"], "traffic_type": "web", "weight": 3 },
            { "method": "GET", "paths": ["/c"], "traffic_type": "api" }
          ]
        }
      }
      """;

  private static final Path NINE_GROUPS = Path.of("sample-sitemaps/mixed-variables-auth.json");

  @TempDir Path folder;

  private Path file(String url) throws IOException {
    return Files.writeString(folder.resolve("shop.sitemap.json"), TEXT.formatted(url));
  }

  /// Somebody at the screen.
  private record Person(ConsoleStage console) {
    static ConditionFactory soon() {
      return await().atMost(Duration.ofSeconds(40));
    }

    static Person at(ConsoleStage console) {
      console.robot().clickOn("#screen-sitemap");
      return new Person(console);
    }

    <T extends Node> T find(String query) {
      return console.robot().lookup(query).query();
    }

    void opens(Path file) {
      console.willChoose(file);
      click("#emptyOpen");
      soon().until(() -> !json().isEmpty());
    }

    void click(String query) {
      console.robot().clickOn(query);
    }

    void push(KeyCode... keys) {
      console.robot().push(keys);
    }

    /// Puts the text in as if it were pasted.
    void types(String query, String text) {
      TextInputControl input = find(query);
      ConsoleStage.onFx(() -> input.setText(text));
    }

    void typesJson(String from, String to) {
      CodeArea area = find("#json");
      ConsoleStage.onFx(() -> {
        int at = area.getText().indexOf(from);
        area.replaceText(at, at + from.length(), to);
      });
    }

    String json() {
      CodeArea area = find("#json");
      return area.getText();
    }

    String label(String query) {
      return this.<Label>find(query).getText();
    }

    String text(String query) {
      return this.<TextInputControl>find(query).getText();
    }

    void selects(int group) {
      TreeTableView<?> table = find("#groups");
      // None of them is open.
      ConsoleStage.onFx(() -> table.getSelectionModel().clearAndSelect(group));
    }
  }

  @Test
  void anErrorIsMadeSeenMendedUndoneAndSaved() throws Exception {
    Path path = file("http://localhost:1");
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(path);
      Person.soon().until(() -> person.text("#group-weight").equals("3"));

      person.types("#group-weight", "-1");
      Person.soon().until(() -> person.label("#group-weight-problem").contains("more than 0"));
      assertThat(person.label("#status")).startsWith("/paths/0/weight must be more than 0");
      assertThat(person.json()).contains("\"weight\": -1");

      person.types("#group-weight", "5");
      Person.soon().until(() -> person.label("#status").equals("No problems"));
      assertThat(person.label("#group-weight-problem")).isEmpty();
      person.selects(1);
      Person.soon().until(() -> person.text("#group-paths").equals("/c"));
      person.types("#group-paths", "/c\n/d");
      Person.soon().until(() -> person.json().contains("\"/d\""));

      person.push(KeyCode.CONTROL, KeyCode.Z);
      Person.soon().until(() -> !person.json().contains("\"/d\""));
      Person.soon().until(() -> person.text("#group-paths").equals("/c"));
      assertThat(person.json()).contains("\"weight\": 5");

      person.push(KeyCode.CONTROL, KeyCode.S);
      Person.soon().until(() -> Files.readString(path).contains("\"weight\": 5"));
      Person.soon().until(() -> !person.find("#unsaved").isVisible());
    }
    assertThat(Files.readString(path)).contains("http://localhost:1");
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.click("shop.sitemap.json");
      Person.soon().until(() -> person.text("#group-weight").equals("5"));
    }
  }

  @Test
  void bothSidesShowTheSameAndTheVisualOneSaysWhenItCant() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(file("http://localhost:1"));
      Person.soon().until(() -> person.text("#group-weight").equals("3"));

      person.typesJson("\"/a\", \"/b\"", "\"/typed\"");
      Person.soon().until(() -> person.text("#group-paths").equals("/typed"));
      person.typesJson("\"GET\"", "\"GOT\"");
      Person.soon().until(() -> person.find("#stale").isVisible());
      assertThat(person.text("#group-paths")).isEqualTo("/typed");
      assertThat(person.find("#groups").isDisabled()).isTrue();
      person.click("#stale-go");
      assertThat(person.<CodeArea>find("#json").getSelectedText()).isEqualTo("\"method\": \"GOT\"");

      person.push(KeyCode.CONTROL, KeyCode.Z);
      Person.soon().until(() -> !person.find("#stale").isVisible());
      person.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
      Person.soon().until(() -> person.find("#stale").isVisible());
    }
  }

  @Test
  void groupsAreAddedMovedAndDeletedByKeys() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(file("http://localhost:1"));
      person.selects(0);
      TreeTableView<?> table = person.find("#groups");
      ConsoleStage.onFx(table::requestFocus);

      person.push(KeyCode.ALT, KeyCode.DOWN);
      Person.soon().until(() -> person.json().indexOf("/c") < person.json().indexOf("/a"));
      person.push(KeyCode.CONTROL, KeyCode.D);
      Person.soon().until(() -> table.getRoot().getChildren().size() == 3);
      person.push(KeyCode.DELETE);
      person.push(KeyCode.DELETE);
      Person.soon().until(() -> !person.json().contains("/a"));

      person.push(KeyCode.CONTROL, KeyCode.Z);
      Person.soon().until(() -> person.json().contains("/a"));
    }
  }

  @Test
  void oneRequestIsSentToTheSelectedPathAndShown() throws Exception {
    try (var site = new CountingSite();
        var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(file(site.url().toString()));
      person.selects(1);
      Person.soon().until(() -> !person.find("#sendOnce").isDisabled());
      person.push(KeyCode.CONTROL, KeyCode.ENTER);

      Person.soon().until(() -> person.label("#trial-summary").startsWith("200 after"));
      TextArea sent = person.find("#trial-sent");
      assertThat(sent.getText())
          .startsWith("GET " + site.url() + "/c\n")
          .containsIgnoringCase("\nHost: 127.0.0.1");
      assertThat(person.text("#trial-answer")).startsWith("200\n").endsWith("hello");
      assertThat(site.arrived()).isEqualTo(1);

      person.push(KeyCode.CONTROL, KeyCode.P);
      Person.soon().until(() -> person.<TableView<?>>find("#previewed").getItems().size() == 50);
      assertThat(site.arrived()).isEqualTo(1);
    }
  }

  @Test
  void anotherHostIsAskedForBeforeARequestIsSentToIt() throws Exception {
    try (var site = new CountingSite();
        var console = ConsoleStage.open(folder)) {
      Path path =
          Files.writeString(
              folder.resolve("shop.sitemap.json"),
              TEXT.formatted("http://shop.example.test:" + site.url().getPort())
                  .replace(
                      "\"config\": {",
                      "\"config\": { \"Traffic Generator DNS Override\": \"127.0.0.1\","));
      var person = Person.at(console);
      person.opens(path);
      person.selects(1);
      Person.soon().until(() -> !person.find("#sendOnce").isDisabled());
      person.push(KeyCode.CONTROL, KeyCode.ENTER);
      Person.soon().until(() -> person.find("#notice-allow").isVisible());
      assertThat(person.label("#notice-text")).startsWith("shop.example.test is not this computer");
      assertThat(person.<Button>find("#notice-allow").getText()).isEqualTo("Send once");
      person.click("#notice-dismiss");
      assertThat(person.find("#notice-allow").isVisible()).isFalse();

      person.push(KeyCode.CONTROL, KeyCode.ENTER);
      Person.soon().until(() -> person.find("#notice-allow").isVisible());
      assertThat(site.arrived()).isZero();
      person.click("#notice-allow");
      Person.soon().until(() -> person.label("#trial-summary").startsWith("200 after"));

      person.push(KeyCode.CONTROL, KeyCode.ENTER);
      Person.soon().until(() -> site.arrived() == 2);
      assertThat(person.find("#notice-allow").isVisible()).isFalse();
    }
  }

  @Test
  void fiveGroupsAreSeenAboveAnAnswerInASmallWindow() throws Exception {
    double height;
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      ConsoleStage.onFx(() -> {
        console.stage().setWidth(1024);
        console.stage().setHeight(700);
      });
      person.opens(NINE_GROUPS);
      Person.soon().until(() -> !person.find("#preview").isDisabled());
      person.push(KeyCode.CONTROL, KeyCode.P);
      Person.soon().until(() -> console.robot().lookup("#previewed").tryQuery().isPresent());

      Person.soon().until(() -> wholeRows(person.find("#groups")) >= 5);
      assertThat(person.find("#group-weight").localToScene(0, 34).getY())
          .isLessThan(person.find("#drawer").localToScene(0, 0).getY());

      double before = person.find("#drawer").getBoundsInParent().getHeight();
      dragUp(person.find("#outer > .split-pane-divider"), 60);
      Person.soon()
          .until(() -> person.find("#drawer").getBoundsInParent().getHeight() > before + 40);
      height = person.find("#drawer").getBoundsInParent().getHeight();
    }
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      ConsoleStage.onFx(() -> console.stage().setHeight(800));
      person.opens(NINE_GROUPS);
      Person.soon().until(() -> !person.find("#preview").isDisabled());
      person.push(KeyCode.CONTROL, KeyCode.P);
      Person.soon()
          .untilAsserted(() ->
              assertThat(person.find("#drawer").getBoundsInParent().getHeight())
                  .isCloseTo(height, within(6.0)));
    }
  }

  /// As the toolkit tells it; the headless robot loses hold of what it drags.
  private static void dragUp(Node divider, int pixels) {
    ConsoleStage.onFx(() -> {
      divider.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, divider, 0));
      divider.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, divider, -pixels));
      divider.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, divider, -pixels));
    });
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, Node at, double y) {
    var picked = new PickResult(at, 0, y);
    boolean isDown = type != MouseEvent.MOUSE_RELEASED;
    return new MouseEvent(
        type,
        0,
        y,
        0,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        isDown,
        false,
        false,
        false,
        false,
        false,
        picked);
  }

  /// How many groups are seen from top to bottom.
  private static long wholeRows(Node table) {
    double bottom = table.localToScene(table.getBoundsInLocal()).getMaxY();
    return table.lookupAll(".tree-table-row-cell").stream()
        .filter(it -> it instanceof TreeTableRow<?> row && !row.isEmpty() && row.isVisible())
        .filter(it -> it.localToScene(it.getLayoutBounds()).getMaxY() <= bottom + 1)
        .count();
  }

  @Test
  void aLoginIsTriedAndItsAnswerShown() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.click("#emptySample");
      Person.soon().until(() -> person.json().contains("json_body"));
      Person.soon().until(() -> !person.find("#tryLogin").isDisabled());
      person.click("#tryLogin");
      Person.soon()
          .until(() -> person.label("#trial-summary").startsWith("Logged in with a token"));
      assertThat(person.text("#trial-sent")).endsWith("***").doesNotContain("demo\"");
      person.click("#trial-reveal");
      assertThat(person.text("#trial-sent")).contains("\"password\":\"demo\"");

      person.typesJson("\"demo\"", "\"wrong\"");
      Person.soon().until(() -> !person.find("#tryLogin").isDisabled());
      Person.soon()
          .until(() -> {
            person.push(KeyCode.CONTROL, KeyCode.L);
            return person.label("#trial-summary").startsWith("The login was refused");
          });
      assertThat(person.text("#trial-answer")).startsWith("401");
    }
  }

  @Test
  void secretsAreHiddenUntilTheyAreAskedFor() throws Exception {
    Path path =
        Files.writeString(
            folder.resolve("basic.json"),
            """
            {"has_auth": true,
             "auth": {"auth_method": "GET", "auth_path": "/login", "auth_type": "basic",
              "credentials": {"body_params": {"username": "anna", "password": "s3cret"}}},
             "paths": [{"method": "GET", "paths": ["/"], "traffic_type": "web"}]}
            """);
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(path);
      TabPane tabs = person.find(".visual-side > .tab-pane");
      ConsoleStage.onFx(() -> tabs.getSelectionModel().select(1));
      Person.soon().until(() -> person.text("#login-value-username").equals("anna"));
      assertThat(person.text("#login-value-password")).isNotEmpty().doesNotContain("s3cret");
      person.click("#login-reveal-password");
      Person.soon().until(() -> person.text("#login-value-password").equals("s3cret"));

      String body = "{\"user\": \"anna\", \"word\": \"s3cret\"}";
      person.typesJson("\"basic\"", "\"json_body\"");
      person.typesJson(
          "{\"body_params\": {\"username\": \"anna\", \"password\": \"s3cret\"}}",
          "{\"json_body\": " + body + "}");
      Person.soon().until(() -> person.find("#login-json").isVisible());
      Person.soon().until(() -> person.text("#login-json").startsWith("•"));
      assertThat(person.text("#login-json")).doesNotContain("s3cret");
      person.click("#login-reveal-json");
      Person.soon().until(() -> person.text("#login-json").contains("s3cret"));
    }
  }

  @Test
  void theLoginFormsPageIsAFieldOfItsOwn() throws Exception {
    Path path =
        Files.writeString(
            folder.resolve("form.json"),
            """
            {"config": {"Traffic Generator URL": "http://localhost:1"},
             "sitemap": {"has_auth": true,
             "auth": {"auth_method": "POST", "auth_path": "/login", "auth_type": "form_data",
              "credentials": {"body_params": {"username": "anna", "password": "s3cret"}},
              "form_page": "/form"},
             "paths": [{"method": "GET", "paths": ["/"], "traffic_type": "web"}]}}
            """);
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(path);
      TabPane tabs = person.find(".visual-side > .tab-pane");
      ConsoleStage.onFx(() -> tabs.getSelectionModel().select(1));
      Person.soon().until(() -> person.text("#login-form-page").equals("/form"));
      person.types("#login-form-page", "/signin");
      Person.soon().until(() -> person.json().contains("\"form_page\": \"/signin\""));

      person.typesJson("\"form_data\"", "\"query_params\"");
      Person.soon().until(() -> person.label("#status").contains("/auth/form_page "));
      assertThat(person.find("#login-form-page").getParent().isVisible()).isTrue();
      person.push(KeyCode.F8);
      Person.soon().until(() -> person.find("#login-form-page").isFocused());
      person.types("#login-form-page", "");
      Person.soon().until(() -> person.label("#status").equals("No problems"));
      Person.soon().until(() -> !person.find("#login-form-page").getParent().isVisible());
      assertThat(person.json()).doesNotContain("form_page");
    }
  }

  @Test
  void aProblemLeadsToItsFieldAndToItsLine() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(file("http://localhost:1"));
      Person.soon().until(() -> person.text("#group-weight").equals("3"));
      person.typesJson("\"api\"", "\"api\", \"weight\": -1");
      Person.soon().until(() -> person.label("#status").startsWith("/paths/1/weight"));
      person.push(KeyCode.F8);

      Person.soon().until(() -> person.text("#group-weight").equals("-1"));
      Person.soon().until(() -> person.find("#group-weight").isFocused());
      assertThat(person.<CodeArea>find("#json").getSelectedText()).isEqualTo("\"weight\": -1");

      person.types("#group-weight", "");
      Person.soon().until(() -> person.label("#status").equals("No problems"));
      assertThat(person.json()).doesNotContain("-1").contains("\"weight\": 3");
    }
  }

  @Test
  void aFileThatAnotherProgramChangedIsNotOverwritten() throws Exception {
    Path path = file("http://localhost:1");
    try (var console = ConsoleStage.open(folder)) {
      var person = Person.at(console);
      person.opens(path);
      Person.soon().until(() -> person.text("#group-weight").equals("3"));
      person.types("#group-weight", "7");
      Person.soon().until(() -> person.json().contains("\"weight\": 7"));
      Files.writeString(path, TEXT.formatted("http://localhost:2").replace("/c", "/theirs"));
      person.push(KeyCode.CONTROL, KeyCode.S);

      Person.soon().until(() -> console.robot().lookup("#notice-overwrite").tryQuery().isPresent());
      assertThat(path).content().contains("/theirs");
      person.click("#notice-reload");
      Person.soon().until(() -> person.json().contains("/theirs"));
    }
  }
}
