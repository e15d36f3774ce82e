package dev.trafficgenerator.engine.page;

import dev.trafficgenerator.engine.planning.UrlText;
import dev.trafficgenerator.visitor.Purpose;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a document names, each URL once, as far as it comes from the document's own origin.
final class Parts {
  /// Most of one page, all that its style sheets and frames name included.
  static final int MAX = 100;

  /// Longer URLs are not fetched; no server would read them.
  static final int URL_CHARACTERS_MAX = 8_000;

  private final URI document;
  private URI base;
  private final Map<String, Resource> found = new LinkedHashMap<>();

  private Parts(URI document) {
    this.document = document;
    base = document;
  }

  /// Null for what is no URL: a document may say anything of itself.
  static @Nullable Parts of(String documentUrl) {
    URI document = parse(UrlText.legalUrl(documentUrl));
    return document == null || document.getRawAuthority() == null ? null : new Parts(document);
  }

  /// What is relative is so to `url` from now on; what is none changes nothing.
  void resolveAgainst(String url) {
    URI said = parse(UrlText.legalUrl(url));
    base = said == null || !said.isAbsolute() ? base : said;
  }

  /// Adds what `written` leads to, unless it is of another origin or no URL at all.
  ///
  /// @param referer whose URL a browser tells with the request
  void add(Purpose purpose, String written, String referer) {
    if (found.size() >= MAX) {
      return;
    }
    URI uri = onOrigin(written);
    if (uri != null) {
      String url = uri.toString();
      String path = uri.getRawPath();
      found.putIfAbsent(url, new Resource(purpose, url, path.isEmpty() ? "/" : path, referer));
    }
  }

  /// Where the link `written` leads, absolute, with the `/` of an empty path; null when that is
  /// elsewhere.
  @Nullable String link(String written) {
    URI uri = onOrigin(written);
    if (uri == null) {
      return null;
    }
    String url = uri.toString();
    if (!uri.getRawPath().isEmpty()) {
      return url;
    }
    int pathAt = url.indexOf("://") + 3 + uri.getRawAuthority().length();
    return url.substring(0, pathAt) + "/" + url.substring(pathAt);
  }

  /// `written`, which may be relative, as it is sent; null when it leads elsewhere.
  private @Nullable URI onOrigin(String written) {
    if (written.isBlank() || written.length() > URL_CHARACTERS_MAX) {
      return null;
    }
    String bare = UrlText.withoutFragment(written.strip());
    URI uri = parse(bare.contains("://") ? UrlText.legalUrl(bare) : UrlText.legalPath(bare));
    URI url = uri == null ? null : base.resolve(uri);
    return url != null && isSameOrigin(url) ? url : null;
  }

  /// In the order in which a browser asks for them.
  List<Resource> inOrder() {
    var all = new ArrayList<>(found.values());
    all.sort(Comparator.comparingInt(Resource::rank));
    return List.copyOf(all);
  }

  private boolean isSameOrigin(URI uri) {
    return document.getScheme().equalsIgnoreCase(uri.getScheme())
        && document.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
  }

  private static @Nullable URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // A page may say anything; what is no URL is not fetched.
      return null;
    }
  }
}
