package dev.trafficgenerator.console.sitemap.drawer;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.trial.Trials;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.sitemap.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a trial came to: what was sent on the left, what came back on the right.
final class TrialPane extends VBox {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final int SERVER_TROUBLE = 400;

  private final Messages messages;
  private final Label summary = new Label();
  private final ToggleButton reveal = new ToggleButton(null, new FontIcon(Feather.EYE));
  private final TextArea sent = text("trial-sent");
  private final TextArea answer = text("trial-answer");
  private final ProgressIndicator busy = new ProgressIndicator();
  private final SplitPane sides;
  private Trials.Result shown = new Trials.Nothing();

  TrialPane(Messages messages) {
    this.messages = messages;
    summary.setId("trial-summary");
    summary.getStyleClass().add("trial-summary");
    summary.setWrapText(true);
    reveal.setId("trial-reveal");
    reveal.setText(messages.get("sitemap.reveal"));
    reveal.getStyleClass().add("flat");
    reveal.setTooltip(new Tooltip(messages.get("sitemap.trial.reveal.tip")));
    reveal.selectedProperty().addListener(_ -> show(shown));
    busy.setPrefSize(20, 20);
    busy.setMinSize(20, 20);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox.setHgrow(summary, Priority.SOMETIMES);
    var head = new HBox(8, busy, summary, space, reveal);
    head.getStyleClass().add("trial-head");
    sides = new SplitPane(side("sitemap.trial.sent", sent), side("sitemap.trial.answer", answer));
    sides.getStyleClass().add("sides");
    VBox.setVgrow(sides, Priority.ALWAYS);
    getStyleClass().add("trial");
    getChildren().setAll(head, sides);
    show(shown);
  }

  private static TextArea text(String id) {
    var area = new TextArea();
    area.setId(id);
    area.setEditable(false);
    area.getStyleClass().add("code");
    return area;
  }

  private VBox side(String key, TextArea text) {
    var caption = new Label(messages.get(key));
    caption.getStyleClass().add("caption");
    caption.setLabelFor(text);
    text.setAccessibleText(caption.getText());
    VBox.setVgrow(text, Priority.ALWAYS);
    var side = new VBox(4, caption, text);
    side.getStyleClass().add("side");
    return side;
  }

  void show(Trials.Result result) {
    shown = result;
    Shown.onlyIf(busy, result instanceof Trials.Busy);
    switch (result) {
      case Trials.Nothing _ -> say(messages.get("sitemap.trial.none"), false);
      case Trials.Busy _ -> say(messages.get("sitemap.trial.busy"), false);
      case Trials.Broken(String reason) -> say(messages.get("sitemap.trial.broken", reason), true);
      case Trials.Wrong(List<Problem> problems) ->
          say(messages.get("sitemap.trial.wrong", said(problems.getFirst())), true);
      case Trials.Sent(List<Trial> trials) -> sent(trials);
      case Trials.LoggedIn(LoginTrial trial) -> loggedIn(trial);
      case Trials.Previewed _ -> {}
    }
    boolean has = result instanceof Trials.Sent || result instanceof Trials.LoggedIn;
    Shown.onlyIf(sides, has);
    Shown.onlyIf(reveal, has && isMasked(result));
  }

  private static String said(Problem problem) {
    return problem.pointer().replaceFirst("^/config/", "") + " " + problem.message();
  }

  private static boolean isMasked(Trials.Result result) {
    return switch (result) {
      case Trials.Sent(List<Trial> trials) -> trials.stream().anyMatch(TrialPane::isMasked);
      case Trials.LoggedIn(LoginTrial trial) ->
          trial.exchanges().stream().anyMatch(TrialPane::isMasked);
      case Trials.Nothing _, Trials.Busy _, Trials.Wrong _, Trials.Broken _, Trials.Previewed _ ->
          false;
    };
  }

  private static boolean isMasked(Trial trial) {
    boolean ofAnswer =
        trial.outcome() instanceof Trial.Answered answered
            && (answered.body().isMasked()
                || answered.headers().stream().anyMatch(it -> it.value().isMasked()));
    return ofAnswer
        || trial.url().isMasked()
        || trial.body().isMasked()
        || trial.headers().stream().anyMatch(it -> it.value().isMasked());
  }

  private void say(String text, boolean isBad) {
    summary.setText(text);
    summary.pseudoClassStateChanged(BAD, isBad);
  }

  private void sent(List<Trial> trials) {
    Trial last = trials.getLast();
    say(outcome(last), isBad(last));
    fill(trials);
  }

  private void loggedIn(LoginTrial trial) {
    Trial decisive = trial.exchanges().get(trial.decisive());
    String pass =
        messages.get("sitemap.trial.pass." + trial.pass().name().toLowerCase(Locale.ROOT));
    boolean isBad =
        switch (trial.pass()) {
          case TOKEN, COOKIE, CREDENTIALS -> false;
          case NOTHING, REFUSED, NO_FORM, UNANSWERED -> true;
        };
    say(pass + "  ·  " + outcome(decisive), isBad);
    fill(trial.exchanges());
  }

  private static boolean isBad(Trial trial) {
    return switch (trial.outcome()) {
      case Trial.Answered answered -> answered.status() >= SERVER_TROUBLE;
      case Trial.Unanswered _ -> true;
    };
  }

  private String outcome(Trial trial) {
    long millis = trial.outcome().took().toMillis();
    return switch (trial.outcome()) {
      case Trial.Answered answered ->
          messages.get(
              "sitemap.trial.answered",
              Integer.toString(answered.status()),
              millis,
              trial.visitor());
      case Trial.Unanswered(String cause, String detail, _) ->
          messages.get(
              "sitemap.trial.unanswered",
              cause.equals(detail) ? cause : cause + " (" + detail + ")",
              millis);
    };
  }

  private void fill(List<Trial> trials) {
    boolean open = reveal.isSelected();
    sent.setText(
        trials.stream().map(it -> request(it, open)).collect(Collectors.joining("\n\n────\n\n")));
    answer.setText(
        trials.stream().map(it -> answer(it, open)).collect(Collectors.joining("\n\n────\n\n")));
  }

  private static String request(Trial trial, boolean open) {
    String body = trial.body().text(open);
    return trial.method()
        + " "
        + trial.url().text(open)
        + "\n"
        + headers(trial.headers(), open)
        + (body.isEmpty() ? "" : "\n\n" + body);
  }

  private String answer(Trial trial, boolean open) {
    return switch (trial.outcome()) {
      case Trial.Answered answered -> {
        String body =
            answered.isText()
                ? answered.body().text(open)
                : messages.get("sitemap.trial.binary", answered.bodyBytes());
        String cut =
            answered.isCut() ? "\n" + messages.get("sitemap.trial.cut", answered.bodyBytes()) : "";
        yield answered.status()
            + "\n"
            + headers(answered.headers(), open)
            + (body.isEmpty() ? "" : "\n\n" + body + cut);
      }
      case Trial.Unanswered _ -> outcome(trial);
    };
  }

  private static String headers(List<Trial.Header> headers, boolean open) {
    return headers.stream()
        .map(it -> it.name() + ": " + it.value().text(open))
        .collect(Collectors.joining("\n"));
  }
}
