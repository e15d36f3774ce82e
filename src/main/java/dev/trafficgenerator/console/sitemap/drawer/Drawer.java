package dev.trafficgenerator.console.sitemap.drawer;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.trial.Trials;
import dev.trafficgenerator.sitemap.Problem;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The lower panel: there while somebody wants it, and when a trial has something to say.
public final class Drawer {
  private final Messages messages;
  private final TabPane tabs;
  private final Tab problems;
  private final Tab answer;
  private final Tab preview;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  /// @param onChosen goes to where a problem is
  public Drawer(
      SitemapEditor editor, Trials trials, Messages messages, Consumer<Problem> onChosen) {
    this.messages = messages;
    var answered = new TrialPane(messages);
    var planned = new PreviewPane(messages);
    problems = tab("sitemap.problems", new ProblemList(editor, messages, onChosen));
    answer = tab("sitemap.answer", answered);
    preview = tab("sitemap.preview", planned);
    tabs = new TabPane(problems, answer, preview);
    tabs.setId("drawer");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    trials
        .resultProperty()
        .addListener((_, _, result) -> {
          answered.show(result);
          if (result instanceof Trials.Previewed(var requests)) {
            planned.show(requests);
          }
          show(result);
        });
  }

  private Tab tab(String key, Node content) {
    var tab = new Tab(messages.get(key), content);
    tab.setId(key);
    return tab;
  }

  private void show(Trials.Result result) {
    switch (result) {
      case Trials.Nothing _ -> {}
      case Trials.Previewed _ -> open(preview);
      case Trials.Busy _, Trials.Wrong _, Trials.Broken _, Trials.Sent _, Trials.LoggedIn _ ->
          open(answer);
    }
  }

  private void open(Tab tab) {
    tabs.getSelectionModel().select(tab);
    open.set(true);
  }

  /// Shows the problems, or hides them where they are shown.
  public void toggleProblems() {
    if (open.get() && problems.isSelected()) {
      close();
    } else {
      open(problems);
    }
  }

  public void close() {
    open.set(false);
  }

  /// To be shown while it is open.
  public Node node() {
    return tabs;
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }
}
