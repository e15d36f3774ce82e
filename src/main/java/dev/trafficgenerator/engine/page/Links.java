package dev.trafficgenerator.engine.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The links of a page that a person may click, each URL once. A link that says of itself that it
/// is not shown is none: it is there for programs, and to catch them.
final class Links {
  /// Most of one page.
  static final int MAX = 50;

  /// Most that are looked at; a page that has more is no page for people.
  static final int TRIED_MAX = 1_000;

  /// Longer ones are no links that people click.
  static final int CHARACTERS_MAX = 2_000;

  private static final Pattern NOT_SHOWN =
      Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

  private final Parts parts;
  private final @Nullable Predicate<String> clickable;
  private final Set<String> found = new LinkedHashSet<>();
  private int tried;

  /// @param clickable which ones count; null = none
  Links(Parts parts, @Nullable Predicate<String> clickable) {
    this.parts = parts;
    this.clickable = clickable;
  }

  boolean areWanted() {
    return clickable != null;
  }

  void add(Element link) {
    boolean isEnough = found.size() >= MAX || tried >= TRIED_MAX;
    if (clickable == null || isEnough || !isForPeople(link)) {
      return;
    }
    tried++;
    String url = link.attr("href").isBlank() ? null : parts.link(link.absUrl("href"));
    if (url != null && url.length() <= CHARACTERS_MAX && clickable.test(url)) {
      found.add(url);
    }
  }

  private static boolean isForPeople(Element link) {
    String style = link.attr("style").toLowerCase(Locale.ROOT);
    return !link.hasAttr("hidden")
        && !link.hasAttr("download")
        && !link.attr("aria-hidden").equalsIgnoreCase("true")
        && !NOT_SHOWN.matcher(style).find();
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
