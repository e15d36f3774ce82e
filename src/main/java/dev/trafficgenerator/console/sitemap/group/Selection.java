package dev.trafficgenerator.console.sitemap.group;

import dev.trafficgenerator.console.sitemap.edit.Groups;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which path group is being worked on, and what can be done to it.
public final class Selection {
  private final SitemapEditor editor;
  private final ReadOnlyObjectWrapper<Optional<Row>> row =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// A row of the table.
  ///
  /// @param path which path of the group; -1 for the group itself
  public record Row(Place place, int path) {
    public static Row of(Place place) {
      return new Row(place, -1);
    }
  }

  public Selection(SitemapEditor editor) {
    this.editor = editor;
  }

  public ReadOnlyObjectProperty<Optional<Row>> rowProperty() {
    return row.getReadOnlyProperty();
  }

  public void select(Optional<Row> selected) {
    row.set(selected);
  }

  /// The group, where one is selected that is still there.
  public Optional<Place> place() {
    return row.get().map(Row::place).filter(it -> Groups.has(editor.sitemapProperty().get(), it));
  }

  Optional<PathGroup> group() {
    return place().map(it -> Groups.at(editor.sitemapProperty().get(), it));
  }

  /// The selected path, or the first of the selected group.
  public Optional<String> path() {
    int index = row.get().map(Row::path).orElse(0);
    return group()
        .map(PathGroup::paths)
        .filter(paths -> !paths.isEmpty())
        .map(paths -> paths.get(Math.clamp(index, 0, paths.size() - 1)));
  }

  /// @param part what of the group is changed
  void change(String part, UnaryOperator<PathGroup> change) {
    place()
        .ifPresent(place ->
            editor.edit(place.pointer() + "/" + part, it -> Groups.changed(it, place, change)));
  }

  public void add() {
    Sitemap sitemap = editor.sitemapProperty().get();
    Place after = place().orElse(new Place(false, sitemap.paths().size() - 1));
    apply(it -> Groups.added(it, after));
  }

  public void duplicate() {
    place().ifPresent(place -> apply(it -> Groups.duplicated(it, place)));
  }

  public void remove() {
    place().ifPresent(place -> apply(it -> Groups.removed(it, place)));
  }

  /// Moves the group up or down.
  ///
  /// @param by -1 or 1
  public void shift(int by) {
    place().ifPresent(place -> apply(it -> Groups.shifted(it, place, by)));
  }

  void move(Place from, Place to) {
    apply(it -> Groups.moved(it, from, to));
  }

  void needsLogin(boolean needs) {
    place()
        .filter(it -> it.needsLogin() != needs)
        .ifPresent(it -> move(it, new Place(needs, Integer.MAX_VALUE)));
  }

  /// Each is a step of its own.
  private void apply(java.util.function.Function<Sitemap, Groups.Moved> change) {
    if (editor.staleProperty().get()) {
      return;
    }
    Groups.Moved moved = change.apply(editor.sitemapProperty().get());
    editor.closeStep();
    editor.edit("groups", _ -> moved.sitemap());
    select(Optional.of(Row.of(moved.place())));
  }
}
