package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Sitemap;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Finds everything that is wrong with settings and a sitemap together.
final class PlanCheck {
  private final RunSettings settings;
  private final Sitemap sitemap;
  private final Problems problems = new Problems();

  PlanCheck(RunSettings settings, Sitemap sitemap) {
    this.settings = settings;
    this.sitemap = sitemap;
  }

  Checked<RunPlan> result() {
    Optional<Target> target = TargetUrl.parse(settings.targetUrl(), problems);
    Optional<InetAddress> connectTo = connectTo();
    new SettingsCheck(settings, problems).run();
    new SitemapCheck(sitemap, target, problems).run();
    checkThatSomeoneHasSomethingToVisit();
    return target.isPresent() && problems.isEmpty()
        ? new Checked.Valid<>(new RunPlan(settings, sitemap, target.get(), connectTo))
        : new Checked.Invalid<>(problems.list());
  }

  private Optional<InetAddress> connectTo() {
    String text = settings.dnsOverride().strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    Optional<InetAddress> address =
        IpLiteral.parse(bracketed ? text.substring(1, text.length() - 1) : text);
    if (address.isEmpty()) {
      problems.add(
          Setting.DNS_OVERRIDE.pointer(),
          "must be an IPv4 or IPv6 address, not a name and without a port",
          text);
    }
    return address;
  }

  /// Paths for logged-in sessions are of no use without a login, but only a sitemap that has no
  /// others sends nothing at all.
  private void checkThatSomeoneHasSomethingToVisit() {
    boolean forAll = hasPath(sitemap.paths());
    boolean forLoggedIn = hasPath(sitemap.pathsAuthReq());
    if (!forAll && !forLoggedIn) {
      problems.add("/sitemap/paths", "must hold at least one path, or paths_auth_req must");
    } else if (!forAll && !sitemap.hasAuth()) {
      problems.add(
          sitemap.auth().isPresent() ? "/sitemap/has_auth" : "/sitemap/auth",
          sitemap.auth().isPresent()
              ? "must be true, as every path needs a login"
              : "is required, as every path needs a login");
    } else if (!forAll && settings.authenticatedShare().orElse(1) == 0) {
      problems.add(
          Setting.AUTHENTICATED_SHARE.pointer(), "must be above 0, as every path needs a login", 0);
    }
  }

  private static boolean hasPath(List<PathGroup> groups) {
    return groups.stream().anyMatch(group -> !group.paths().isEmpty());
  }
}
