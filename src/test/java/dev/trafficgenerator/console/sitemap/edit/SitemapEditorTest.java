package dev.trafficgenerator.console.sitemap.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.json.JsonPlaces;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SitemapEditorTest {
  private static final String TEXT =
      """
      {
        "paths": [
          { "method": "GET", "paths": ["/a"], "traffic_type": "web" }
        ],
        "_why": "because"
      }
      """;

  private final AtomicLong clock = new AtomicLong();
  private final Draft draft = new Draft(new Inline());
  private final SitemapEditor editor = new SitemapEditor(draft, new Inline(), clock::get);

  private void open(String text) {
    draft.open(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private String text() {
    return draft.textProperty().get();
  }

  private void weight(double weight) {
    editor.edit(
        "weight",
        sitemap ->
            Groups.changed(
                sitemap,
                new Place(false, 0),
                it ->
                    new dev.trafficgenerator.sitemap.PathGroup(
                        it.method(),
                        it.paths(),
                        it.body(),
                        it.trafficType(),
                        it.headers(),
                        weight)));
  }

  @Test
  void aVisualEditIsOneStepInTheHistoryThatTypingIsIn() {
    open(TEXT);
    weight(5);
    String edited = text();
    assertThat(edited).contains("\"weight\": 5", "\"_why\": \"because\"");
    editor.typed(edited.replace("/a", "/b"));
    assertThat(editor.sitemapProperty().get().paths().getFirst().paths()).containsExactly("/b");

    editor.undo();
    assertThat(text()).isEqualTo(edited);
    editor.undo();
    assertThat(text()).isEqualTo(TEXT);
    assertThat(editor.canUndoProperty().get()).isFalse();
    editor.redo();
    editor.redo();
    assertThat(text()).contains("/b");
    assertThat(editor.sitemapProperty().get().paths().getFirst().weight()).isEqualTo(5);
  }

  @Test
  void whileTheTextCantBeReadTheLastGoodSitemapStands() {
    open(TEXT);
    editor.typed(TEXT.replace("\"GET\"", "GOT"));

    assertThat(editor.staleProperty().get()).isTrue();
    assertThat(editor.sitemapProperty().get().paths()).hasSize(1);
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    assertThat(examined.place(examined.check().problems().getFirst()))
        .get()
        .extracting(JsonPlaces.Place::line)
        .isEqualTo(3);
    String wrong = text();
    weight(7);
    assertThat(text()).isEqualTo(wrong);

    editor.undo();
    assertThat(editor.staleProperty().get()).isFalse();
    assertThat(text()).isEqualTo(TEXT);
  }

  @Test
  void problemsAreFoundAtTheirFieldAndTheirLine() {
    open("{\"name\":\"n\",\n\"sitemap\":" + TEXT + "}");
    editor.typed("{\"name\":\"n\",\n\"sitemap\":" + TEXT.replace("\"/a\"", "\" \"") + "}");

    SitemapEditor.Examined examined = editor.examinedProperty().get();
    assertThat(examined.problems("/paths/0/paths"))
        .extracting(Problem::pointer)
        .containsExactly("/sitemap/paths/0/paths/0");
    assertThat(examined.problems("/auth")).isEmpty();
    assertThat(examined.place(examined.problems("/paths").getFirst()))
        .get()
        .extracting(JsonPlaces.Place::line)
        .isEqualTo(4);
  }

  @Test
  void whatIsOpenedHasNoHistory() {
    open(TEXT);
    weight(5);
    open(TEXT);

    assertThat(editor.canUndoProperty().get()).isFalse();
  }

  @Test
  void emptyTextIsAnEmptySitemapToBeginWith() {
    assertThat(editor.staleProperty().get()).isFalse();
    editor.edit("add", sitemap -> Groups.added(sitemap, new Place(false, -1)).sitemap());

    assertThat(text()).contains("\"paths\": [\"/\"]");
    editor.undo();
    assertThat(text()).isEmpty();
    assertThat(editor.sitemapProperty().get()).isEqualTo(Sitemap.EMPTY);
  }

  @Test
  void lineEndsOfWindowsAreOneCharacter() {
    open(TEXT.replace("\n", "\r\n"));

    assertThat(text()).isEqualTo(TEXT);
  }

  /// Work is done when the test says so, as it is elsewhere.
  private static final class Later implements Background {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onError) {
      waiting.add(() -> new Inline().run(work, onSuccess, onError));
    }

    @Override
    public void later(Runnable task) {
      waiting.add(task);
    }

    void catchUp() {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    }
  }

  @Test
  void editsThatComeFasterThanTheyAreWrittenAllCount() {
    var later = new Later();
    var slowDraft = new Draft(later);
    var slow = new SitemapEditor(slowDraft, later, clock::get);
    slowDraft.open(TEXT.getBytes(StandardCharsets.UTF_8), Optional.empty());
    later.catchUp();

    for (int i = 0; i < 5; i++) {
      slow.edit("add", sitemap -> Groups.added(sitemap, new Place(false, 0)).sitemap());
      assertThat(slow.sitemapProperty().get().paths()).hasSize(i + 2);
    }
    later.catchUp();

    assertThat(slow.sitemapProperty().get().paths()).hasSize(6);
    assertThat(slowDraft.checkProperty().get().sitemap().orElseThrow().paths()).hasSize(6);
  }

  @Test
  void whatIsTypedWhileAnEditIsBeingWrittenCounts() {
    var later = new Later();
    var slowDraft = new Draft(later);
    var slow = new SitemapEditor(slowDraft, later, clock::get);
    slowDraft.open(TEXT.getBytes(StandardCharsets.UTF_8), Optional.empty());
    later.catchUp();

    slow.edit("add", sitemap -> Groups.added(sitemap, new Place(false, 0)).sitemap());
    slow.typed(TEXT.replace("/a", "/typed"));
    later.catchUp();

    assertThat(slow.sitemapProperty().get().paths())
        .singleElement()
        .satisfies(it -> assertThat(it.paths()).containsExactly("/typed"));
    assertThat(slowDraft.textProperty().get()).contains("/typed");
  }

  @Test
  void aLookThatIsOutdatedIsPassedOver() {
    var later = new Later();
    var slowDraft = new Draft(later);
    var slow = new SitemapEditor(slowDraft, later, clock::get);
    var seen = new ArrayList<String>();
    slow.examinedProperty().addListener((_, _, it) -> seen.add(it.check().text()));

    slow.typed("{");
    slow.typed(TEXT);
    later.catchUp();

    assertThat(seen).containsExactly(TEXT);
  }

  @Test
  void anEmptyTextIsNotOutOfDate() {
    open(TEXT);
    editor.typed(" ");

    assertThat(editor.staleProperty().get()).isFalse();
  }
}
