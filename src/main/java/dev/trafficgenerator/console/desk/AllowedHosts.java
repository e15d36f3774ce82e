package dev.trafficgenerator.console.desk;

import java.util.ArrayList;
import java.util.List;

/// The hosts of which a person has said that they may be visited, remembered in the preferences.
public final class AllowedHosts {
  private static final String PREFERENCE = "allowed-hosts";
  private static final int HOSTS_MAX = 200;

  private final Preferences preferences;

  public AllowedHosts(Preferences preferences) {
    this.preferences = preferences;
  }

  /// Whom traffic would reach, of whom a person is to be asked: the URL's host or, where that is a
  /// name of this computer, the address that stands in for it.
  ///
  /// @param host as in a URL
  /// @param dnsOverride empty = none
  public static String reached(String host, String dnsOverride) {
    return ThisComputer.is(host) && !dnsOverride.isEmpty() ? dnsOverride : host;
  }

  /// Those that were allowed, the newest last.
  public List<String> list() {
    return preferences.list(PREFERENCE);
  }

  /// Whether nobody need be asked: this computer, or a host that was allowed.
  ///
  /// @param host as in a URL
  public boolean contains(String host) {
    return ThisComputer.is(host) || list().contains(host);
  }

  /// Remembers that a host may be visited; of too many the oldest is forgotten.
  public void add(String host) {
    var hosts = new ArrayList<>(list());
    hosts.remove(host);
    hosts.add(host);
    preferences.put(PREFERENCE, hosts.subList(Math.max(0, hosts.size() - HOSTS_MAX), hosts.size()));
  }

  /// Forgets a host: the next start against it asks again.
  public void remove(String host) {
    var hosts = new ArrayList<>(list());
    hosts.remove(host);
    preferences.put(PREFERENCE, hosts);
  }
}
