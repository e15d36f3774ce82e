package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.Habits;
import dev.trafficgenerator.run.Popularity;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Target;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.value.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Chooses what to ask for: a group by weight, then a path of it, by the [Popularity]. A sitemap
/// taken apart once; immutable and shared by all users.
public final class RequestPlanner {
  /// Of the name under which a path is counted: it stands in every report and scrape.
  static final int LABEL_CHARACTERS_MAX = 500;

  private static final Pattern ABSOLUTE_URL = Pattern.compile("(?i)https?://[^/?#]*(.*)");

  private final Target target;
  private final Variables variables;
  private final HeaderTemplates globalHeaders;
  private final HeaderTemplates overrideHeaders;
  private final List<PathPattern> overridePatterns;
  private final PathGroups open;
  private final PathGroups afterLogin;

  /// Null where nobody clicks links.
  private final @Nullable PageIndex openPages;

  private final @Nullable PageIndex pagesAfterLogin;
  private final @Nullable Login login;
  private final boolean hasPages;
  private final Habits habits;

  /// A planner whose sequences begin at their start.
  public RequestPlanner(RunPlan plan, RunMetrics metrics) {
    this(plan, metrics, new Counters());
  }

  /// @param counters where sequences go on
  public RequestPlanner(RunPlan plan, RunMetrics metrics, Counters counters) {
    Sitemap sitemap = plan.sitemap();
    target = plan.target();
    habits = plan.settings().habits();
    variables = new Variables(sitemap.variables(), counters);
    globalHeaders = new HeaderTemplates(sitemap.globalHeaders(), variables);
    overrideHeaders = new HeaderTemplates(sitemap.pathHeadersOverride().headers(), variables);
    overridePatterns =
        sitemap.pathHeadersOverride().paths().stream().map(PathPattern::new).toList();
    Map<String, String> global = sitemap.globalHeaders();
    open = groups(sitemap.paths(), List.of(), global, metrics);
    afterLogin = groups(sitemap.paths(), sitemap.pathsAuthReq(), global, metrics);
    openPages = habits.followLinks() ? new PageIndex(open) : null;
    pagesAfterLogin = habits.followLinks() ? new PageIndex(afterLogin) : null;
    Optional<Login> activeLogin =
        sitemap.activeAuth().map(auth -> new Login(auth, this, variables, metrics));
    login = activeLogin.orElse(null);
    hasPages = afterLogin.hasPages() || open.hasPages();
  }

  /// The next path for a session, or null when there is none: a logged-out session, and every path
  /// needs a login.
  public @Nullable PlannedPath next(boolean loggedIn, RandomGenerator random) {
    return (loggedIn ? afterLogin : open).choose(random);
  }

  /// The link that a person on `page` clicks; null when links are not followed, or none of them
  /// leads to another page of the sitemap that such a session may see.
  ///
  /// @param links absolute URLs
  public @Nullable Click click(
      String page, List<String> links, boolean loggedIn, RandomGenerator random) {
    PageIndex pages = loggedIn ? pagesAfterLogin : openPages;
    return pages == null || links.isEmpty() ? null : pages.choose(links, page, random);
  }

  /// Which links are worth remembering of a page; null when none is followed.
  public @Nullable Predicate<String> clickable() {
    return pagesAfterLogin == null ? null : pagesAfterLogin::contains;
  }

  /// Whether a session that is not logged in has anything to ask for.
  public boolean hasOpenPaths() {
    return open.totalWeight() > 0;
  }

  /// Whether any path is a page, so that visitors come with browsers.
  public boolean hasPages() {
    return hasPages;
  }

  /// Whether paths are chosen as with `other`.
  public boolean choosesAs(Habits other) {
    return habits.followLinks() == other.followLinks()
        && habits.popularity() == other.popularity()
        && habits.popularityExponent() == other.popularityExponent();
  }

  public @Nullable Login login() {
    return login;
  }

  Target target() {
    return target;
  }

  Variables variables() {
    return variables;
  }

  HeaderTemplates globalHeaders() {
    return globalHeaders;
  }

  HeaderTemplates overrideHeaders() {
    return overrideHeaders;
  }

  /// Whether the header override concerns `url`: an absolute one, however it came about.
  boolean isOverridden(String url) {
    if (overridePatterns.isEmpty()) {
      return false;
    }
    String path = UrlText.resolvedPath(url);
    String base = target.basePath();
    boolean isBelow = path.startsWith(base + "/");
    String matched = isBelow ? path.substring(base.length()) : path.equals(base) ? "/" : path;
    return overridePatterns.stream().anyMatch(pattern -> pattern.matches(matched));
  }

  /// One path, taken apart.
  PlannedPath plan(
      HttpMethod method,
      String written,
      TrafficType type,
      RequestKind kind,
      @Nullable BodyTemplate body,
      HeaderTemplates ownHeaders,
      Expectation expectation,
      RunMetrics metrics) {
    var absolute = ABSOLUTE_URL.matcher(written.strip());
    boolean isAbsolute = absolute.matches();
    String path = withSlash(isAbsolute ? absolute.group(1) : written.strip());
    String sent = UrlText.legalPath(UrlText.withoutFragment(path));
    Template template = Template.compile(sent, Template.Place.URL, variables);
    String prefix = isAbsolute ? target.origin() : target.origin() + target.basePath();
    return new PlannedPath(
        method,
        type,
        prefix,
        template,
        body,
        ownHeaders,
        isOverridden(prefix + sent),
        metrics.path(method.name(), label(path, kind), type, kind),
        ExpectedAnswer.of(expectation));
  }

  /// What a path is counted as, without secrets: it is shown to everybody. A login's query string
  /// may hold credentials by any name.
  private static String label(String path, RequestKind kind) {
    int query = path.indexOf('?');
    String label =
        kind == RequestKind.LOGIN && query >= 0
            ? path.substring(0, query)
            : Redaction.url(path, Credentials.NONE);
    return label.length() <= LABEL_CHARACTERS_MAX
        ? label
        : label.substring(0, LABEL_CHARACTERS_MAX - 1) + "…";
  }

  private static String withSlash(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  private PathGroups groups(
      List<PathGroup> first,
      List<PathGroup> second,
      Map<String, String> global,
      RunMetrics metrics) {
    var planned = new ArrayList<PlannedPath[]>();
    var weights = new ArrayList<Double>();
    for (List<PathGroup> groups : List.of(first, second)) {
      for (PathGroup group : groups) {
        if (!group.paths().isEmpty()) {
          planned.add(paths(group, global, metrics));
          weights.add(group.weight());
        }
      }
    }
    return new PathGroups(planned, weights, habits);
  }

  private PlannedPath[] paths(PathGroup group, Map<String, String> global, RunMetrics metrics) {
    String contentType = HeaderTemplates.find(group.headers(), "Content-Type");
    if (contentType == null) {
      contentType = HeaderTemplates.find(global, "Content-Type");
    }
    BodyTemplate body = BodyTemplate.of(group.body(), contentType, variables);
    var headers = new HeaderTemplates(group.headers(), variables);
    RequestKind kind =
        switch (group.trafficType()) {
          case WEB -> RequestKind.PAGE;
          case API -> RequestKind.API;
        };
    return group.paths().stream()
        .map(path ->
            plan(
                group.method(),
                path,
                group.trafficType(),
                kind,
                body,
                headers,
                group.expectation(),
                metrics))
        .toArray(PlannedPath[]::new);
  }
}
