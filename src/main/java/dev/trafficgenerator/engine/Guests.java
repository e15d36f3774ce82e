package dev.trafficgenerator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The visitors that one user was last, who may come back. Few, as there may be very many users: a
/// visitor takes some hundred bytes and what the target has set in persistent cookies. For one
/// thread.
final class Guests {
  static final int REMEMBERED_MAX = 3;

  /// The last one last.
  private final List<Guest> gone = new ArrayList<>(REMEMBERED_MAX);

  /// Who comes: one who has been here, with a chance of `share`, if there is one; else the
  /// newcomer.
  ///
  /// @param random is asked only where the share is not 0
  Guest arrival(Guest newcomer, double share, RandomGenerator random) {
    if (share <= 0) {
      gone.clear();
      return newcomer;
    }
    boolean returns = random.nextDouble() < share;
    List<Guest> welcome = gone.stream().filter(it -> it.terms().equals(newcomer.terms())).toList();
    if (!returns || welcome.isEmpty()) {
      return newcomer;
    }
    Guest back = welcome.get(random.nextInt(welcome.size()));
    gone.remove(back);
    return back.again();
  }

  /// A visitor goes, and may come back. What its browser has stored is kept of the last one only.
  void gone(Guest guest) {
    if (!gone.isEmpty()) {
      gone.getLast().forgetStored();
    }
    gone.add(guest);
    if (gone.size() > REMEMBERED_MAX) {
      gone.removeFirst();
    }
  }
}
