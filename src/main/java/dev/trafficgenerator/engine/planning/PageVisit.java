package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.visitor.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page is made of: the style sheets, scripts, images, fonts and the icon that it names and
/// that come from its own origin, in the order in which it names them.
public final class PageVisit {
  /// Most of a page that is read.
  static final int PAGE_BYTES_MAX = 2 * 1024 * 1024;

  /// Most resources fetched for one page.
  static final int RESOURCES_MAX = 100;

  /// Longer URLs are not fetched; no server would read them.
  static final int URL_CHARACTERS_MAX = 8_000;

  /// Keeps pages, and nothing else.
  public static final Keep KEEP_PAGES =
      (status, contentType) -> status == 200 && isHtml(contentType) ? PAGE_BYTES_MAX : 0;

  /// Something to fetch.
  ///
  /// @param url absolute, on the page's origin, without a fragment
  /// @param path the URL's path without its query string: what it is counted by
  public record Resource(Purpose purpose, String url, String path) {}

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final URI page;
  private final Map<String, Resource> found = new LinkedHashMap<>();
  private boolean namesIcon;

  private PageVisit(URI page) {
    this.page = page;
  }

  /// The resources of `html`, each once.
  ///
  /// @param pageUrl where it was found
  public static List<Resource> resources(byte[] html, String pageUrl) {
    URI page = parse(UrlText.legalUrl(pageUrl));
    if (page == null) {
      return List.of();
    }
    var visit = new PageVisit(page);
    try {
      visit.read(Jsoup.parse(new ByteArrayInputStream(html), null, pageUrl));
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
    return List.copyOf(visit.found.values());
  }

  private void read(Document document) {
    for (Element element : document.select("link[href], script[src], img[src], img[srcset]")) {
      switch (element.normalName()) {
        case "link" -> link(element);
        case "script" -> add(script(element), element.absUrl("src"));
        default -> image(element);
      }
    }
    if (!namesIcon) {
      add(Purpose.ICON, page.resolve("/favicon.ico").toString());
    }
  }

  private void link(Element link) {
    String rel = link.attr("rel").toLowerCase(Locale.ROOT).strip();
    Set<String> relations = Set.copyOf(SPACE.splitAsStream(rel).toList());
    String url = link.absUrl("href");
    if (relations.contains("stylesheet")) {
      add(Purpose.STYLE, url);
    } else if (relations.contains("icon")) {
      namesIcon = true;
      add(Purpose.ICON, url);
    } else if (relations.contains("modulepreload")) {
      add(Purpose.PRELOADED_MODULE, url);
    } else if (relations.contains("preload")) {
      switch (link.attr("as").toLowerCase(Locale.ROOT)) {
        case "font" -> add(Purpose.PRELOADED_FONT, url);
        case "style" -> add(Purpose.PRELOADED_STYLE, url);
        case "script" -> add(Purpose.PRELOADED_SCRIPT, url);
        case "image" -> add(Purpose.LATER_IMAGE, url);
        default -> {
          // fetches made by scripts: nothing to run them here
        }
      }
    }
  }

  private static Purpose script(Element script) {
    if (script.attr("type").equalsIgnoreCase("module")) {
      return Purpose.MODULE_SCRIPT;
    }
    if (script.hasAttr("async")) {
      return Purpose.ASYNC_SCRIPT;
    }
    if (script.hasAttr("defer")) {
      return Purpose.DEFERRED_SCRIPT;
    }
    return script.closest("head") == null ? Purpose.LATE_SCRIPT : Purpose.SCRIPT;
  }

  private void image(Element image) {
    if (!image.hasAttr("src")) {
      // The first candidate stands for the one that a screen would choose.
      image.attr("src", image.attr("srcset").strip().split("[\\s,]", 2)[0]);
    }
    if (!image.attr("src").isBlank()) {
      boolean isLazy = image.attr("loading").equalsIgnoreCase("lazy");
      add(isLazy ? Purpose.LAZY_IMAGE : Purpose.IMAGE, image.absUrl("src"));
    }
  }

  private void add(Purpose purpose, String written) {
    if (found.size() >= RESOURCES_MAX || written.length() > URL_CHARACTERS_MAX) {
      return;
    }
    String url = UrlText.legalUrl(UrlText.withoutFragment(written));
    URI uri = parse(url);
    if (uri != null && isSameOrigin(uri)) {
      String path = uri.getRawPath();
      found.putIfAbsent(url, new Resource(purpose, url, path.isEmpty() ? "/" : path));
    }
  }

  private boolean isSameOrigin(URI uri) {
    return page.getScheme().equalsIgnoreCase(uri.getScheme())
        && page.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
  }

  private static @Nullable URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // A page may say anything; what is no URL is not fetched.
      return null;
    }
  }

  private static boolean isHtml(@Nullable String contentType) {
    return contentType != null
        && contentType.regionMatches(true, 0, "text/html", 0, "text/html".length());
  }
}
