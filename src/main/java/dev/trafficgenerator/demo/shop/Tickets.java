package dev.trafficgenerator.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Proofs of a login that are good for a while: session cookies, tokens. Safe for any number of
/// threads.
public final class Tickets {

  /// Most tickets that are remembered; past it the oldest is forgotten, good or not.
  public static final int TICKETS_MAX = 20_000;

  private record Ticket(String username, Instant expiresAt) {}

  private final InstantSource clock;
  private final Duration lifetime;
  private final Map<String, Ticket> tickets;

  public Tickets(InstantSource clock, Duration lifetime) {
    this(clock, lifetime, TICKETS_MAX);
  }

  Tickets(InstantSource clock, Duration lifetime, int max) {
    this.clock = clock;
    this.lifetime = lifetime;
    this.tickets = new Bounded<>(max);
  }

  public Duration lifetime() {
    return lifetime;
  }

  /// A new ticket for `username`: 32 letters and digits that nobody can guess.
  public String issue(String username) {
    String id = UUID.randomUUID().toString().replace("-", "");
    var ticket = new Ticket(username, clock.instant().plus(lifetime));
    synchronized (tickets) {
      tickets.put(id, ticket);
    }
    return id;
  }

  /// Whose ticket this is; empty when it is none, or expired, or forgotten.
  public Optional<String> usernameOf(String id) {
    Instant now = clock.instant();
    synchronized (tickets) {
      return Optional.ofNullable(tickets.get(id))
          .filter(ticket -> now.isBefore(ticket.expiresAt()))
          .map(Ticket::username);
    }
  }

  /// Makes a ticket worthless.
  public void revoke(String id) {
    synchronized (tickets) {
      tickets.remove(id);
    }
  }
}
