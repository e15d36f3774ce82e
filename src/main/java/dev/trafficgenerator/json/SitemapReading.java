package dev.trafficgenerator.json;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.sitemap.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what can be read of a sitemap. Where something could not be read, something stands in for
/// it, so that all indexes stay as they were sent and the rest can still be checked.
final class SitemapReading {
  static final Map<String, HttpMethod> METHODS = Field.names(HttpMethod.values(), HttpMethod::name);

  static final Map<String, TrafficType> TRAFFIC_TYPES =
      Field.names(TrafficType.values(), type -> type.name().toLowerCase(Locale.ROOT));

  static final Set<String> GROUP_KEYS =
      Set.of(
          SitemapJson.METHOD,
          SitemapJson.PATHS,
          SitemapJson.BODY,
          SitemapJson.TRAFFIC_TYPE,
          SitemapJson.HEADERS,
          SitemapJson.WEIGHT,
          SitemapJson.EXPECT);

  private static final List<String> STAND_IN_PATHS = List.of("");

  private static final PathGroup STAND_IN =
      new PathGroup(HttpMethod.GET, STAND_IN_PATHS, Body.NONE, TrafficType.WEB, Map.of(), 1);

  private SitemapReading() {}

  /// Whether an object is a sitemap and not something that holds one.
  static boolean isOne(Field object) {
    return object.get(SitemapJson.PATHS).isGiven()
        || object.get(SitemapJson.PATHS_AUTH_REQ).isGiven();
  }

  static Sitemap read(Field sitemap) {
    sitemap.checkCharacters();
    Field auth = sitemap.get(SitemapJson.AUTH);
    boolean hasAuth = hasAuth(sitemap.get(SitemapJson.HAS_AUTH), auth);
    return new Sitemap(
        hasAuth,
        groups(sitemap.get(SitemapJson.PATHS)),
        groups(sitemap.get(SitemapJson.PATHS_AUTH_REQ)),
        auth(auth, hasAuth),
        headers(sitemap.get(SitemapJson.GLOBAL_HEADERS)),
        override(sitemap.get(SitemapJson.OVERRIDE)),
        variables(sitemap.get(SitemapJson.VARIABLES)));
  }

  private static boolean hasAuth(Field said, Field auth) {
    boolean isThere = !isEmpty(auth);
    return said.isBlank() ? isThere : said.bool().orElse(isThere);
  }

  /// An empty object is what a template leaves of a login that nobody filled in.
  private static boolean isEmpty(Field auth) {
    return !auth.isGiven() || auth.isBlank() || (auth.node().isObject() && auth.node().isEmpty());
  }

  /// A login that nobody uses is kept if it is a whole one, and is no problem if it is not.
  private static Optional<Auth> auth(Field auth, boolean hasAuth) {
    if (isEmpty(auth)) {
      return Optional.empty();
    }
    if (hasAuth) {
      return Optional.of(AuthJson.read(auth));
    }
    var unused = new Reading();
    Auth read = AuthJson.read(auth.in(unused));
    return unused.problems().isEmpty() ? Optional.of(read) : Optional.empty();
  }

  private static List<PathGroup> groups(Field groups) {
    if (groups.isGiven() && !groups.isBlank() && !groups.node().isArray()) {
      groups.problemUnshown("must be an array");
      return List.of(STAND_IN);
    }
    List<PathGroup> read = new ArrayList<>();
    for (Field group : groups.elements()) {
      read.add(group(group));
    }
    return read;
  }

  private static PathGroup group(Field group) {
    if (!group.node().isObject()) {
      group.problem("must be an object");
      return STAND_IN;
    }
    group.ignoreAllBut(GROUP_KEYS);
    Field method = group.get(SitemapJson.METHOD);
    Field type = group.get(SitemapJson.TRAFFIC_TYPE);
    return new PathGroup(
        method.requiredOneOf(METHODS).orElse(HttpMethod.GET),
        groupPaths(group.get(SitemapJson.PATHS)),
        body(group.get(SitemapJson.BODY)),
        type.requiredOneOf(TRAFFIC_TYPES).orElse(TrafficType.WEB),
        headers(group.get(SitemapJson.HEADERS)),
        weight(group.get(SitemapJson.WEIGHT)),
        ExpectationJson.read(group.get(SitemapJson.EXPECT)));
  }

  private static List<String> groupPaths(Field paths) {
    if (!paths.isGiven()) {
      paths.problem("is required");
    }
    List<String> read = strings(paths);
    return paths.node().isArray() ? read : STAND_IN_PATHS;
  }

  private static List<String> strings(Field strings) {
    List<String> read = new ArrayList<>();
    for (Field string : strings.elements()) {
      if (!string.isGiven()) {
        string.problem("must be a string");
      }
      read.add(string.text().orElse(""));
    }
    return read;
  }

  /// An empty string is no body.
  private static Body body(Field body) {
    if (!body.isGiven()) {
      return Body.NONE;
    }
    if (body.node().isTextual()) {
      String text = body.node().textValue();
      return text.isEmpty() ? Body.NONE : new Body.Text(text);
    }
    if (body.node().isContainerNode()) {
      return new Body.Json(JsonText.compact(body.node()));
    }
    body.problem("must be a string, an object or an array");
    return Body.NONE;
  }

  private static double weight(Field weight) {
    return weight.isBlank()
        ? PathGroup.DEFAULT_WEIGHT
        : weight.number().map(Number::doubleValue).orElse(PathGroup.DEFAULT_WEIGHT);
  }

  private static Map<String, String> headers(Field headers) {
    Map<String, String> read = new LinkedHashMap<>();
    headers.entries((name, value) -> value.scalarText().ifPresent(text -> read.put(name, text)));
    return read;
  }

  private static HeaderOverride override(Field override) {
    override.checkIsObject();
    override.ignoreAllBut(Set.of(SitemapJson.PATHS, SitemapJson.HEADERS));
    return new HeaderOverride(
        strings(override.get(SitemapJson.PATHS)), headers(override.get(SitemapJson.HEADERS)));
  }

  private static Map<String, Variable> variables(Field variables) {
    Map<String, Variable> read = new LinkedHashMap<>();
    variables.entries(
        (name, field) -> VariableJson.read(field).ifPresent(variable -> read.put(name, variable)));
    return read;
  }
}
