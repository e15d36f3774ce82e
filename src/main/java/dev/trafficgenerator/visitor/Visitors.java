package dev.trafficgenerator.visitor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All the visitors there can be. Immutable; for any number of threads.
public final class Visitors {

  /// The constant behind [#standard], read at first use.
  private static final class Standard {
    private static final Visitors VISITORS = ProfileFolder.standard().read();
  }

  private final Weighted<BrowserProfile> browsers;
  private final Weighted<ClientProfile> clients;
  private final Origins origins;

  /// Both not empty; not changed hereafter.
  Visitors(Weighted<BrowserProfile> browsers, Weighted<ClientProfile> clients) {
    this(browsers, clients, Origins.WORLDWIDE);
  }

  private Visitors(
      Weighted<BrowserProfile> browsers, Weighted<ClientProfile> clients, Origins origins) {
    this.browsers = browsers;
    this.clients = clients;
    this.origins = origins;
  }

  /// The browsers and API clients that come with the product.
  public static Visitors standard() {
    return Standard.VISITORS;
  }

  /// These visitors with other shares of the browsers' families. Within a family it stays as people
  /// use it, and the API clients stay as they are.
  ///
  /// @param weights of families such as `chrome`, from 0 on; one without a weight is not drawn
  /// @throws IllegalArgumentException when no family of these has a weight above 0
  public Visitors mixed(Map<String, Double> weights) {
    List<BrowserProfile> all = browsers.values();
    Map<String, Double> usage = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      usage.merge(all.get(i).family(), browsers.weight(i), Double::sum);
    }
    var mix = new Weighted<BrowserProfile>();
    for (int i = 0; i < all.size(); i++) {
      String family = all.get(i).family();
      double share = browsers.weight(i) / usage.getOrDefault(family, 1.0);
      double weight = weights.getOrDefault(family, 0.0) * share;
      if (weight > 0) {
        mix.add(all.get(i), weight);
      }
    }
    if (mix.values().isEmpty()) {
      throw new IllegalArgumentException("no browser is left of " + usage.keySet());
    }
    return new Visitors(mix, clients, origins);
  }

  /// These visitors, with addresses of some countries.
  ///
  /// @param weights of codes such as `DE`, from 0 on
  /// @throws IllegalArgumentException when no country has a weight above 0, or of one of them no
  ///   addresses are known
  public Visitors from(Map<String, Double> weights) {
    return new Visitors(browsers, clients, Origins.of(weights));
  }

  /// The codes of the countries that addresses are known of.
  public static Set<String> countries() {
    return AddressTable.standard().countries();
  }

  /// The families of the browsers, such as `chrome`.
  public Set<String> browserFamilies() {
    return browsers.values().stream().map(Profile::family).collect(Collectors.toSet());
  }

  /// A person with a browser, weighted by how many people use it. The same state of `random` gives
  /// the same visitor.
  public Visitor browser(RandomGenerator random) {
    return browser(browsers.draw(random), random);
  }

  /// A program with an API client. The same state of `random` gives the same visitor.
  public Visitor apiClient(RandomGenerator random) {
    return client(clients.draw(random), random);
  }

  /// A visitor of one profile; its address and language are drawn. Empty when no profile is called
  /// `name`.
  public Optional<Visitor> named(String name, RandomGenerator random) {
    return profiles().stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .map(profile ->
            switch (profile) {
              case BrowserProfile browser -> browser(browser, random);
              case ClientProfile client -> client(client, random);
            });
  }

  private Visitor browser(BrowserProfile profile, RandomGenerator random) {
    Origins.Origin origin = origins.draw(random);
    return new Visitor(
        profile, origin.address(), origin.country(), profile.languages().draw(random));
  }

  private Visitor client(ClientProfile profile, RandomGenerator random) {
    Origins.Origin origin = origins.draw(random);
    return new Visitor(profile, origin.address(), origin.country(), "");
  }

  /// The names of all profiles, browsers first.
  public List<String> names() {
    return profiles().stream().map(Profile::name).toList();
  }

  List<Profile> profiles() {
    return Stream.<Profile>concat(browsers.values().stream(), clients.values().stream()).toList();
  }
}
