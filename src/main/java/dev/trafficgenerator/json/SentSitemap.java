package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Finds the sitemap in a body or file: beside the config, wrapped in metadata or in a string or in
/// both, or the whole of the file.
///
/// What stands in a sitemap that came as a JSON string is pointed to as if the string were the
/// object it holds: `/sitemap`, then the pointer inside.
final class SentSitemap {
  static final String SITEMAP = "sitemap";

  /// How often a sitemap may be wrapped in metadata or in a string.
  static final int WRAPS_MAX = 8;

  private static final String AUTH_PATH = "/auth/auth_path";
  static final String NAME = "name";
  static final String DESCRIPTION = "description";

  /// Keys beside a sitemap that say something about it.
  static final Set<String> METADATA = Set.of("id", NAME, DESCRIPTION);

  private final Reading reading = new Reading();
  private final Field field;
  private final Optional<Sitemap> sitemap;
  private Optional<String> name = Optional.empty();
  private Optional<String> description = Optional.empty();

  /// @param root an object
  SentSitemap(Field root) {
    this.field = find(root.in(reading));
    this.sitemap = field.isGiven() ? Optional.of(SitemapReading.read(field)) : Optional.empty();
  }

  /// The sitemap, as far as it could be read; empty where there is none.
  Optional<Sitemap> sitemap() {
    return sitemap;
  }

  /// What was noticed while it was found and read.
  Reading reading() {
    return reading;
  }

  /// Where a plan's pointer into the sitemap points to in the body as sent.
  String asSent(String pointerInside) {
    boolean documented =
        pointerInside.equals(AUTH_PATH)
            && !field.get("auth").get("auth_path").isGiven()
            && field.get("auth").get("login_path").isGiven();
    return field.pointer() + (documented ? "/auth/login_path" : pointerInside);
  }

  /// Whether it is the whole body, with no config around it.
  boolean isBare() {
    return field.pointer().isEmpty();
  }

  Optional<String> name() {
    return name;
  }

  Optional<String> description() {
    return description;
  }

  private Field find(Field root) {
    note(root);
    Field at = root.get(SITEMAP);
    if (!at.isGiven() || at.isBlank()) {
      return SitemapReading.isOne(root) ? root : none(at);
    }
    for (int wraps = 0; wraps < WRAPS_MAX; wraps++) {
      at = unquoted(at);
      if (!at.isGiven()) {
        return at;
      }
      if (at.node().isTextual()) {
        continue;
      }
      if (!at.node().isObject()) {
        at.problem("must be an object, or a string that holds one as JSON");
        return none(at);
      }
      note(at);
      Field inner = at.get(SITEMAP);
      Set<String> known = new HashSet<>(METADATA);
      known.add(SITEMAP);
      if (!inner.isGiven()) {
        known.addAll(SitemapJson.KEYS);
      }
      at.ignoreAllBut(known);
      if (!inner.isGiven()) {
        return at;
      }
      at = inner;
    }
    at.problem("must not be wrapped more than " + WRAPS_MAX + " times");
    return none(at);
  }

  private static Field unquoted(Field at) {
    if (!at.node().isTextual()) {
      return at;
    }
    return switch (JsonText.parse(at.node().textValue())) {
      case Checked.Valid<JsonNode>(var node) -> new Field(node, at.pointer(), at.reading());
      case Checked.Invalid<JsonNode>(var problems) -> {
        for (Problem problem : problems) {
          at.reading().problems().add(problem.at(at.pointer()));
        }
        yield none(at);
      }
    };
  }

  private static Field none(Field at) {
    return new Field(MissingNode.getInstance(), at.pointer(), at.reading());
  }

  /// What is nearest to the sitemap counts.
  private void note(Field holder) {
    name = noted(holder.get(NAME)).or(() -> name);
    description = noted(holder.get(DESCRIPTION)).or(() -> description);
  }

  private static Optional<String> noted(Field field) {
    return Optional.ofNullable(field.node().textValue()).filter(text -> !text.isBlank());
  }
}
