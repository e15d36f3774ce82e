package dev.trafficgenerator.console.sitemap.group;

import dev.trafficgenerator.console.sitemap.edit.Groups;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.group.Selection.Row;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TreeItem;

/// The groups of the sitemap as it is now, and below each its paths where it has more than one.
final class GroupTree {
  private final SitemapEditor editor;
  private final TreeItem<GroupLine> root = new TreeItem<>();

  GroupTree(SitemapEditor editor) {
    this.editor = editor;
  }

  TreeItem<GroupLine> root() {
    return root;
  }

  Optional<Row> first() {
    return root.getChildren().stream().findFirst().map(it -> it.getValue().row());
  }

  /// In place where the rows are the same ones, so that nothing flickers while somebody types.
  void fill() {
    Sitemap sitemap = editor.sitemapProperty().get();
    List<TreeItem<GroupLine>> groups = root.getChildren();
    List<Place> places = Groups.places(sitemap);
    if (isSameShape(groups, places, sitemap)) {
      groups.forEach(it -> refresh(sitemap, it));
      return;
    }
    Set<Place> open = new HashSet<>();
    groups.stream()
        .filter(TreeItem::isExpanded)
        .forEach(it -> open.add(it.getValue().row().place()));
    root.getChildren().setAll(places.stream().map(it -> item(sitemap, it)).toList());
    groups.forEach(it -> it.setExpanded(open.contains(it.getValue().row().place())));
  }

  private static boolean isSameShape(
      List<TreeItem<GroupLine>> items, List<Place> places, Sitemap sitemap) {
    if (items.size() != places.size()) {
      return false;
    }
    for (int i = 0; i < places.size(); i++) {
      boolean same =
          items.get(i).getValue().row().place().equals(places.get(i))
              && items.get(i).getChildren().size() == children(Groups.at(sitemap, places.get(i)));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static int children(PathGroup group) {
    return group.paths().size() > 1 ? group.paths().size() : 0;
  }

  private void refresh(Sitemap sitemap, TreeItem<GroupLine> group) {
    group.setValue(line(sitemap, group.getValue().row()));
    for (TreeItem<GroupLine> path : group.getChildren()) {
      path.setValue(line(sitemap, path.getValue().row()));
    }
  }

  private TreeItem<GroupLine> item(Sitemap sitemap, Place place) {
    var item = new TreeItem<>(line(sitemap, Row.of(place)));
    for (int i = 0; i < children(Groups.at(sitemap, place)); i++) {
      item.getChildren().add(new TreeItem<>(line(sitemap, new Row(place, i))));
    }
    return item;
  }

  private GroupLine line(Sitemap sitemap, Row row) {
    boolean isWhole = row.path() < 0;
    String pointer = row.place().pointer() + (isWhole ? "" : "/paths/" + row.path());
    List<Problem> problems = editor.examinedProperty().get().problems(pointer);
    PathGroup group = Groups.at(sitemap, row.place());
    double share =
        Groups.share(sitemap, row.place(), sitemap.activeAuth().isPresent())
            / (isWhole ? 1 : group.paths().size());
    return new GroupLine(row, group, share, !problems.isEmpty());
  }

  /// The item of a row, in sight.
  Optional<TreeItem<GroupLine>> find(Row row) {
    Optional<TreeItem<GroupLine>> group =
        root.getChildren().stream()
            .filter(it -> it.getValue().row().place().equals(row.place()))
            .findFirst();
    if (row.path() < 0) {
      return group;
    }
    group.ifPresent(it -> it.setExpanded(true));
    return group.flatMap(it ->
        it.getChildren().stream().filter(path -> path.getValue().row().equals(row)).findFirst());
  }
}
