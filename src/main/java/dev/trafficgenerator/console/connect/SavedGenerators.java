package dev.trafficgenerator.console.connect;

import dev.trafficgenerator.console.desk.Preferences;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The headless generators that were driven, the last one first; without their tokens. For the FX
/// thread.
final class SavedGenerators {
  /// More are forgotten, the oldest first.
  static final int SAVED_MAX = 50;

  private static final int NAME_MAX = 60;
  private static final String PREFERENCE = "generators";

  private final Preferences preferences;
  private final ObservableList<Saved> list = FXCollections.observableArrayList();

  /// @param name as shown, in one line
  record Saved(String name, URI address) {}

  SavedGenerators(Preferences preferences) {
    this.preferences = preferences;
    preferences.list(PREFERENCE).stream()
        .limit(SAVED_MAX)
        .forEach(line -> {
          int space = line.indexOf(' ');
          String address = space < 0 ? line : line.substring(0, space);
          if (Address.read(address) instanceof Address.Typed.Right(URI uri)) {
            list.add(new Saved(named(line.substring(address.length()), uri), uri));
          }
        });
  }

  /// What it is called when somebody types this as its name.
  static String named(String typed, URI address) {
    String name = typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (name.isEmpty()) {
      return Address.name(address);
    }
    return name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name;
  }

  /// Puts it first; under its last name, where it has been there before.
  void remember(Saved saved) {
    List<Saved> next = new ArrayList<>(list);
    next.removeIf(it -> it.address().equals(saved.address()));
    next.addFirst(saved);
    keep(next.subList(0, Math.min(next.size(), SAVED_MAX)));
  }

  void forget(Saved saved) {
    List<Saved> next = new ArrayList<>(list);
    next.remove(saved);
    keep(next);
  }

  private void keep(List<Saved> next) {
    list.setAll(next);
    preferences.put(PREFERENCE, next.stream().map(it -> it.address() + " " + it.name()).toList());
  }

  ObservableList<Saved> list() {
    return FXCollections.unmodifiableObservableList(list);
  }
}
