package dev.trafficgenerator.bench;

import dev.trafficgenerator.engine.page.Contents;
import dev.trafficgenerator.engine.page.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to find out what a page of 100 KB is made of: a shop's list of 60 products, with a
/// head, a menu, prose, inline scripts and pictures in two sizes. Run by `src/bench/page.sh`.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class PageBenchmark {
  private static final int BYTES = 100_000;
  private static final int PRODUCTS = 60;
  private static final int AFTER_PROSE = 160;
  private static final String URL = "http://shop.test:8080/products?page=3";
  private static final String[] WORDS =
      "lamp birch chair kettle sofa with a warm light and legs of oak for every room in stock now"
          .split(" ");

  private final SplittableRandom random = new SplittableRandom(1);
  private byte[] html = {};

  @Setup
  public void setUp() {
    var page = new StringBuilder("<!doctype html><html lang=en><head><meta charset=utf-8>");
    page.append("<title>Products</title><link rel=icon href=/favicon.ico>");
    for (int i = 0; i < 4; i++) {
      page.append("<link rel=\"stylesheet\" href=\"/assets/s").append(i).append(".css\">");
      page.append("<script defer src=\"/assets/j").append(i).append(".js\"></script>");
    }
    page.append("</head><body><nav>");
    for (int i = 0; i < 80; i++) {
      page.append("<a class=\"menu item\" href=\"/c/").append(i).append("\">Menu</a>");
    }
    page.append("</nav><main>");
    int headBytes = page.length();
    for (int i = 0; i < PRODUCTS; i++) {
      product(page, i, headBytes + (BYTES - headBytes) * (i + 1) / PRODUCTS);
    }
    page.append("</main><script>var state = {\"a\": 1};</script></body></html>");
    html = page.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// @param upTo how long the page is to become
  private void product(StringBuilder page, int number, int upTo) {
    page.append("<article class=\"product card\" data-id=\"").append(number).append("\">");
    page.append("<a href=\"/products/").append(number).append("\"><img width=320 height=240 alt=x");
    page.append(number < 8 ? "" : " loading=lazy").append(" src=\"/i/").append(number);
    page.append(".jpg\" srcset=\"/i/").append(number).append(".jpg 1x, /i/").append(number);
    page.append("-2.jpg 2x\"></a><h2>Product</h2><p>");
    for (int i = 1; page.length() < upTo - AFTER_PROSE; i++) {
      page.append(WORDS[random.nextInt(WORDS.length)]).append(i % 40 == 0 ? "<br>" : " ");
    }
    page.append("</p><form method=post action=/cart><button>Buy</button></form>");
    page.append("<script type=\"application/ld+json\">{\"@type\":\"Product\"}</script></article>");
  }

  @Benchmark
  public Contents resources() {
    return Page.read(html, URL, Page.Depth.WHOLE, null);
  }

  @Benchmark
  public Contents resourcesAndLinks() {
    return Page.read(html, URL, Page.Depth.WHOLE, url -> url.contains("/products/"));
  }

  @Benchmark
  public Document jsoupAlone() throws IOException {
    return Jsoup.parse(new ByteArrayInputStream(html), null, URL);
  }
}
