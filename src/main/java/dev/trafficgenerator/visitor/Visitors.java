package dev.trafficgenerator.visitor;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// All the visitors there can be. Immutable; for any number of threads.
public final class Visitors {

  /// The constant behind [#standard], read at first use.
  private static final class Standard {
    private static final Visitors VISITORS = ProfileFolder.standard().read();
  }

  private final Weighted<BrowserProfile> browsers;
  private final Weighted<ClientProfile> clients;

  /// Both not empty; not changed hereafter.
  Visitors(Weighted<BrowserProfile> browsers, Weighted<ClientProfile> clients) {
    this.browsers = browsers;
    this.clients = clients;
  }

  /// The browsers and API clients that come with the product.
  public static Visitors standard() {
    return Standard.VISITORS;
  }

  /// A person with a browser, weighted by how many people use it. The same state of `random` gives
  /// the same visitor.
  public Visitor browser(RandomGenerator random) {
    BrowserProfile profile = browsers.draw(random);
    return new Visitor(profile, PublicAddress.random(random), profile.languages().draw(random));
  }

  /// A program with an API client. The same state of `random` gives the same visitor.
  public Visitor apiClient(RandomGenerator random) {
    return new Visitor(clients.draw(random), PublicAddress.random(random), "");
  }

  /// A visitor of one profile; its address and language are drawn. Empty when no profile is called
  /// `name`.
  public Optional<Visitor> named(String name, RandomGenerator random) {
    return profiles().stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .map(profile ->
            switch (profile) {
              case BrowserProfile browser ->
                  new Visitor(
                      browser, PublicAddress.random(random), browser.languages().draw(random));
              case ClientProfile client -> new Visitor(client, PublicAddress.random(random), "");
            });
  }

  /// The names of all profiles, browsers first.
  public List<String> names() {
    return profiles().stream().map(Profile::name).toList();
  }

  List<Profile> profiles() {
    return Stream.<Profile>concat(browsers.values().stream(), clients.values().stream()).toList();
  }
}
