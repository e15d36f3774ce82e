package dev.trafficgenerator.console.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows of a table that changes each second: a row stays the same object as long as it is
/// there, and only its figures change, so that selection and scrolling stay. Sorted once a change,
/// and not at all where the order is right already.
final class LiveRows<T> {
  private final Function<T, String> key;
  private final Comparator<T> usual;
  private final BiPredicate<T, String> matches;
  private final Map<String, Row<T>> all = new HashMap<>();
  private final ObservableList<Row<T>> shown = FXCollections.observableArrayList();
  private @Nullable Comparator<Row<T>> chosen;
  private String filter = "";

  /// One row.
  static final class Row<T> {
    private final ReadOnlyObjectWrapper<T> figures;

    private Row(T figures) {
      this.figures = new ReadOnlyObjectWrapper<>(figures);
    }

    ReadOnlyObjectProperty<T> figuresProperty() {
      return figures.getReadOnlyProperty();
    }

    T figures() {
      return figures.get();
    }
  }

  /// @param key tells rows apart
  /// @param usual the order until another is chosen
  /// @param matches whether a row has the filter's text, which is in lower case
  LiveRows(Function<T, String> key, Comparator<T> usual, BiPredicate<T, String> matches) {
    this.key = key;
    this.usual = usual;
    this.matches = matches;
  }

  /// Takes the figures of now; a row that is not among them goes.
  void take(List<T> now) {
    var keys = new HashSet<String>();
    for (T figures : now) {
      String name = key.apply(figures);
      keys.add(name);
      Row<T> row = all.get(name);
      if (row == null) {
        all.put(name, new Row<>(figures));
      } else {
        row.figures.set(figures);
      }
    }
    all.keySet().retainAll(keys);
    arrange();
  }

  /// @param text anywhere in a row, in any letter case; blank = all rows
  void filter(String text) {
    filter = text.strip().toLowerCase(Locale.ROOT);
    arrange();
  }

  /// @param order null = the usual one
  void sortBy(@Nullable Comparator<Row<T>> order) {
    chosen = order;
    arrange();
  }

  private void arrange() {
    List<Row<T>> next =
        new ArrayList<>(
            all.values().stream()
                .filter(row -> filter.isEmpty() || matches.test(row.figures(), filter))
                .toList());
    Comparator<Row<T>> order = Comparator.comparing(Row::figures, usual);
    // Equal rows stand in the usual order, and the same each second.
    order = chosen == null ? order : Objects.requireNonNull(chosen).thenComparing(order);
    next.sort(order.thenComparing(row -> key.apply(row.figures())));
    if (next.equals(shown)) {
      return;
    }
    var staying = new HashSet<>(next);
    shown.removeIf(row -> !staying.contains(row));
    var known = new HashSet<>(shown);
    shown.addAll(next.stream().filter(row -> !known.contains(row)).toList());
    // A permutation, which a table's selection follows.
    var places = new HashMap<Row<T>, Integer>();
    for (int i = 0; i < next.size(); i++) {
      places.put(next.get(i), i);
    }
    FXCollections.sort(shown, Comparator.comparing(row -> Objects.requireNonNull(places.get(row))));
  }

  /// The rows as they are to be shown, in order.
  ObservableList<Row<T>> shown() {
    return shown;
  }

  int count() {
    return all.size();
  }
}
