package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The pages of a sitemap by their URLs: where a link leads. A variable stands for any value. A
/// path without a query string is also what a URL with one leads to, where no other path fits
/// better.
final class PageIndex {
  private record Page(PlannedPath path, double weight) {}

  private record Varied(String start, Pattern pattern, Page page) {
    boolean fits(String url) {
      return url.startsWith(start) && pattern.matcher(url).matches();
    }
  }

  private final Map<String, Page> constant = new HashMap<>();
  private final List<Varied> varied = new ArrayList<>();

  PageIndex(PathGroups groups) {
    groups.forEach(this::add);
  }

  private void add(PlannedPath path, double weight) {
    boolean isPage =
        path.trafficType() == TrafficType.WEB
            && path.method() == HttpMethod.GET
            && path.body() == null;
    if (isPage) {
      var page = new Page(path, weight);
      String start = path.urlPrefix() + path.template().start();
      if (path.template().isConstant()) {
        constant.putIfAbsent(start, page);
      } else {
        String prefix = Pattern.quote(path.urlPrefix());
        varied.add(new Varied(start, Pattern.compile(prefix + path.template().regex()), page));
      }
    }
  }

  /// Whether `url` is that of a page.
  boolean contains(String url) {
    return find(url) != null;
  }

  private @Nullable Page find(String url) {
    Page page = findExactly(url);
    int query = url.indexOf('?');
    return page == null && query >= 0 ? findExactly(url.substring(0, query)) : page;
  }

  private @Nullable Page findExactly(String url) {
    Page page = constant.get(url);
    if (page != null) {
      return page;
    }
    for (Varied each : varied) {
      if (each.fits(url)) {
        return each.page;
      }
    }
    return null;
  }

  /// One of the pages that `links` lead to, by their weights, and any of the links to it; null when
  /// there is none but the page on which they are.
  @Nullable Click choose(List<String> links, String current, RandomGenerator random) {
    var linked = new LinkedHashMap<Page, List<String>>();
    double total = 0;
    for (String link : links) {
      Page page = link.equals(current) ? null : find(link);
      if (page != null) {
        List<String> there = linked.computeIfAbsent(page, _ -> new ArrayList<>());
        total += there.isEmpty() ? page.weight : 0;
        there.add(link);
      }
    }
    if (total <= 0) {
      return null;
    }
    double point = random.nextDouble(total);
    Click click = null;
    for (Map.Entry<Page, List<String>> each : linked.entrySet()) {
      if (point >= 0) {
        List<String> there = each.getValue();
        click = new Click(each.getKey().path, there.get(random.nextInt(there.size())), current);
      }
      point -= each.getKey().weight;
    }
    return click;
  }
}
