package dev.trafficgenerator.console.sitemap.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.group.Selection.Row;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The groups as rows, and what is done to the one that is selected.
class GroupTreeTest {
  private static final String TEXT =
      """
      {
        "paths": [
          { "method": "GET", "paths": ["/a", "/b", "/c"], "traffic_type": "web", "weight": 3 },
          { "method": "GET", "paths": ["/d"], "traffic_type": "web" }
        ],
        "paths_auth_req": [ { "method": "PUT", "paths": ["/e"], "traffic_type": "api" } ]
      }
      """;

  private final Draft draft = new Draft(new Inline());
  private final SitemapEditor editor = new SitemapEditor(draft, new Inline(), () -> 0);
  private final GroupTree tree = new GroupTree(editor);
  private final Selection selection = new Selection(editor);

  @BeforeEach
  void open() {
    text(TEXT);
  }

  private void text(String text) {
    draft.textProperty().set(text);
    tree.fill();
  }

  private GroupLine line(int group) {
    return tree.root().getChildren().get(group).getValue();
  }

  private List<GroupLine> pathsOf(int group) {
    return tree.root().getChildren().get(group).getChildren().stream()
        .map(TreeItem::getValue)
        .toList();
  }

  @Test
  void eachGroupHasItsShareAndEachOfItsPathsAPartOfThat() {
    assertThat(line(0).percent()).isEqualTo("75 %");
    assertThat(line(1).percent()).isEqualTo("25 %");
    assertThat(line(2).percent()).isEqualTo("0 %");
    assertThat(pathsOf(0)).extracting(GroupLine::path).containsExactly("/a", "/b", "/c");
    assertThat(pathsOf(0)).extracting(GroupLine::percent).containsOnly("25 %");
    assertThat(pathsOf(1)).isEmpty();
    assertThat(line(0).path()).isEqualTo("/a  /b  /c");
  }

  @Test
  void smallSharesAreToldMoreExactly() {
    text(TEXT.replace("\"weight\": 3", "\"weight\": 9.5"));

    assertThat(line(1).percent()).isEqualTo("9.5 %");
    assertThat(line(0).percent()).isEqualTo("90 %");
  }

  @Test
  void aProblemIsMarkedAtItsGroupAndItsPath() {
    text(TEXT.replace("\"/b\"", "\" \""));

    assertThat(line(0).isWrong()).isTrue();
    assertThat(line(1).isWrong()).isFalse();
    assertThat(pathsOf(0)).extracting(GroupLine::isWrong).containsExactly(false, true, false);
  }

  @Test
  void rowsThatStayAreTheSameOnesAndOpenOnesStayOpen() {
    TreeItem<GroupLine> first = tree.root().getChildren().getFirst();
    text(TEXT.replace("\"weight\": 3", "\"weight\": 1"));
    assertThat(tree.root().getChildren().getFirst()).isSameAs(first);
    assertThat(line(0).percent()).isEqualTo("50 %");

    first.setExpanded(true);
    selection.select(Optional.of(Row.of(new Place(false, 1))));
    selection.duplicate();
    tree.fill();
    assertThat(tree.root().getChildren()).hasSize(4);
    assertThat(tree.root().getChildren())
        .extracting(TreeItem::isExpanded)
        .containsExactly(true, false, false, false);
  }

  @Test
  void aPathIsFoundAndItsGroupOpened() {
    TreeItem<GroupLine> found = tree.find(new Row(new Place(false, 0), 1)).orElseThrow();

    assertThat(found.getValue().path()).isEqualTo("/b");
    assertThat(found.getParent().isExpanded()).isTrue();
    assertThat(tree.find(Row.of(new Place(true, 0))).orElseThrow().getValue().path())
        .isEqualTo("/e");
    assertThat(tree.first()).contains(Row.of(new Place(false, 0)));
  }

  @Test
  void theSelectedPathIsWhatIsSentAndTheFirstOfAGroup() {
    assertThat(selection.path()).isEmpty();
    selection.select(Optional.of(new Row(new Place(false, 0), 2)));
    assertThat(selection.path()).contains("/c");
    selection.select(Optional.of(Row.of(new Place(false, 0))));
    assertThat(selection.path()).contains("/a");

    text(TEXT.replace(", \"/b\", \"/c\"", ""));
    selection.select(Optional.of(new Row(new Place(false, 0), 2)));
    assertThat(selection.path()).contains("/a");
  }

  @Test
  void theSelectionGoesWithTheGroup() {
    selection.select(Optional.of(Row.of(new Place(false, 1))));
    selection.shift(1);
    assertThat(selection.place()).contains(new Place(true, 0));
    assertThat(selection.path()).contains("/d");

    selection.needsLogin(false);
    assertThat(selection.place()).contains(new Place(false, 1));
    selection.needsLogin(true);
    assertThat(selection.place()).contains(new Place(true, 1));
    selection.remove();
    assertThat(selection.path()).contains("/e");

    editor.undo();
    assertThat(selection.group().orElseThrow().paths()).containsExactly("/e");
    assertThat(editor.sitemapProperty().get().pathsAuthReq()).hasSize(2);
  }

  @Test
  void aGroupThatIsWhereItShallBeStaysThere() {
    selection.select(Optional.of(Row.of(new Place(false, 0))));
    selection.needsLogin(false);

    assertThat(selection.place()).contains(new Place(false, 0));
    assertThat(draft.textProperty().get()).isEqualTo(TEXT);
  }

  @Test
  void eachChangeOfTheGroupsIsAStepOfItsOwn() {
    selection.select(Optional.of(Row.of(new Place(false, 0))));
    selection.duplicate();
    selection.duplicate();
    editor.undo();

    assertThat(editor.sitemapProperty().get().paths()).hasSize(3);
  }

  @Test
  void nothingIsDoneToGroupsThatAreOutOfDate() {
    selection.select(Optional.of(Row.of(new Place(false, 0))));
    editor.typed("{");
    selection.shift(1);

    assertThat(draft.textProperty().get()).isEqualTo("{");
    assertThat(selection.place()).contains(new Place(false, 0));
  }
}
