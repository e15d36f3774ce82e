package dev.trafficgenerator.engine.page;

import dev.trafficgenerator.engine.planning.UrlText;
import dev.trafficgenerator.visitor.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page's HTML names: what it is made of, as far as that is of its own origin.
public final class Page {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /// UTF-16 by its byte order mark: the one encoding in use in which ASCII is not ASCII.
  private static final Set<Integer> BYTE_ORDER_MARKS = Set.of(0xfeff, 0xfffe);

  private Page() {}

  /// How much of a page counts.
  public enum Depth {
    /// A page that a person looks at.
    WHOLE,
    /// A page inside a page: it has no icon, and frames of its own are left out.
    FRAME
  }

  /// Reads `html`, whatever it holds, but for its links.
  ///
  /// @param url where it was found
  public static List<Resource> resources(byte[] html, String url, Depth depth) {
    return read(html, url, depth, null).resources();
  }

  /// Reads `html`, whatever it holds: each resource and each link once.
  ///
  /// @param url where it was found
  /// @param clickable which links count; null = none
  public static Contents read(
      byte[] html, String url, Depth depth, @Nullable Predicate<String> clickable) {
    Parts parts = Parts.of(url);
    return parts == null
        ? Contents.NOTHING
        : new Reader(url, depth, parts, new Links(parts, clickable)).read(html);
  }

  private static final class Reader {
    /// Chromium raises the first five images that are not small.
    private static final int FIRST_IMAGES = 5;

    /// Of images that wait until they come into view, so many are near enough to it.
    private static final int LAZY_IMAGES_IN_VIEW = 4;

    /// Smaller than this is small, to Chromium.
    private static final int SMALL_PIXELS = 10_000;

    private final String url;
    private final Depth depth;
    private final Parts parts;
    private final Links links;
    private String icon = "/favicon.ico";
    private boolean isIconDrawn;
    private int firstImages;
    private int lazyImages;

    Reader(String url, Depth depth, Parts parts, Links links) {
      this.url = url;
      this.depth = depth;
      this.parts = parts;
      this.links = links;
    }

    Contents read(byte[] html) {
      boolean isAsciiBased =
          html.length < 2 || !BYTE_ORDER_MARKS.contains((html[0] & 0xff) << 8 | (html[1] & 0xff));
      byte[] naming = isAsciiBased ? PreloadScanner.scan(html, links.areWanted()) : html;
      Document document = parse(naming);
      document.forEach(this::element);
      if (depth != Depth.FRAME) {
        // Last: what is also shown on the page is fetched as that.
        add(Purpose.ICON, icon);
      }
      return new Contents(parts.inOrder(), links.all());
    }

    private Document parse(byte[] html) {
      try {
        return Jsoup.parse(new ByteArrayInputStream(html), null, url);
      } catch (IOException e) {
        throw new UncheckedIOException("an array cannot fail to be read", e);
      }
    }

    private void element(Element element) {
      switch (element.normalName()) {
        case "link" -> link(element);
        case "script" -> script(element);
        case "style" -> {
          parts.resolveAgainst(element.baseUri());
          StyleSheet.addTo(parts, element.data(), url);
        }
        case "img" -> image(element);
        case "iframe" -> frame(element);
        case "a" -> links.add(element);
        default -> {
          // names nothing that is fetched
        }
      }
    }

    private void link(Element link) {
      String rel = link.attr("rel").toLowerCase(Locale.ROOT).strip();
      Set<String> relations = Set.copyOf(SPACE.splitAsStream(rel).toList());
      String href = url(link, "href");
      if (relations.contains("stylesheet")) {
        if (!link.hasAttr("disabled")) {
          add(Purpose.STYLE, href);
        }
      } else if (relations.contains("icon")) {
        icon(link, href);
      } else if (relations.contains("modulepreload")) {
        add(Purpose.PRELOADED_MODULE, href);
      } else if (relations.contains("preload")) {
        switch (link.attr("as").toLowerCase(Locale.ROOT)) {
          case "font" -> add(Purpose.PRELOADED_FONT, href);
          case "style" -> add(Purpose.PRELOADED_STYLE, href);
          case "script" -> add(Purpose.PRELOADED_SCRIPT, href);
          case "image" -> add(Purpose.LATER_IMAGE, href);
          default -> {
            // fetches made by scripts: nothing to run them here
          }
        }
      }
    }

    /// Of several icons one is fetched: one that can be drawn in any size, else the last one, as
    /// HTML says of those that fit equally well.
    private void icon(Element link, String href) {
      boolean isDrawn =
          link.attr("type").equalsIgnoreCase("image/svg+xml")
              || link.attr("sizes").equalsIgnoreCase("any");
      if (isDrawn || !isIconDrawn) {
        icon = href;
        isIconDrawn = isDrawn;
      }
    }

    private void script(Element script) {
      String type = script.attr("type").strip().toLowerCase(Locale.ROOT);
      boolean isModule = type.equals("module");
      if (isModule) {
        add(Purpose.MODULE_SCRIPT, url(script, "src"));
      } else if (isJavaScript(type) && !script.hasAttr("nomodule")) {
        add(classic(script), url(script, "src"));
      }
    }

    /// Of any other type it is data, and not fetched.
    private static boolean isJavaScript(String type) {
      return type.isEmpty() || type.contains("javascript") || type.contains("ecmascript");
    }

    private static Purpose classic(Element script) {
      if (script.hasAttr("async")) {
        return Purpose.ASYNC_SCRIPT;
      }
      if (script.hasAttr("defer")) {
        return Purpose.DEFERRED_SCRIPT;
      }
      return script.closest("head") == null ? Purpose.LATE_SCRIPT : Purpose.SCRIPT;
    }

    private void image(Element image) {
      boolean isLazy = image.attr("loading").equalsIgnoreCase("lazy");
      if (isLazy && lazyImages >= LAZY_IMAGES_IN_VIEW) {
        return;
      }
      String chosen = ImageChoice.of(image);
      if (chosen.isBlank()) {
        return;
      }
      image.attr("src", chosen);
      String src = image.absUrl("src");
      if (isLazy) {
        lazyImages++;
        add(Purpose.LAZY_IMAGE, src);
      } else {
        boolean isFirst = firstImages < FIRST_IMAGES && !isSmall(image);
        firstImages += isFirst ? 1 : 0;
        add(isFirst ? Purpose.IMAGE : Purpose.LATER_IMAGE, src);
      }
    }

    private static boolean isSmall(Element image) {
      return pixels(image, "width") * pixels(image, "height") < SMALL_PIXELS;
    }

    /// What is not said may be large.
    private static long pixels(Element image, String attribute) {
      String written = image.attr(attribute).strip();
      return written.matches("\\d{1,5}") ? Long.parseLong(written) : SMALL_PIXELS;
    }

    private void frame(Element frame) {
      boolean isLater = frame.attr("loading").equalsIgnoreCase("lazy");
      if (depth != Depth.FRAME && !isLater && !frame.hasAttr("srcdoc")) {
        addFrame(url(frame, "src"));
      }
    }

    /// Absolute; empty where nothing is written, which names nothing.
    private static String url(Element element, String attribute) {
      return element.attr(attribute).isBlank() ? "" : element.absUrl(attribute);
    }

    /// A page that is a frame of itself is not loaded.
    private void addFrame(String written) {
      if (!UrlText.withoutFragment(written).equals(UrlText.withoutFragment(url))) {
        add(Purpose.FRAME, written);
      }
    }

    private void add(Purpose purpose, String written) {
      parts.add(purpose, written, url);
    }
  }
}
