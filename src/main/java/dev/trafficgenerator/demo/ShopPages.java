package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.Artwork;
import dev.trafficgenerator.demo.shop.Catalogue;
import dev.trafficgenerator.demo.shop.Category;
import dev.trafficgenerator.demo.shop.Product;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The pages that are the same for everybody, and the files they are made of: all made at the
/// start.
final class ShopPages {
  private static final int PAGE_SIZE = 24;
  private static final int PAGES = (Catalogue.SIZE + PAGE_SIZE - 1) / PAGE_SIZE;
  private static final int RELATED = 4;

  /// Cards that are likely to be seen without scrolling; the others' pictures may wait.
  private static final int EAGER_CARDS = 4;

  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("shop.css", "text/css; charset=utf-8"),
          Map.entry("shop.js", "text/javascript; charset=utf-8"),
          Map.entry("forms.js", "text/javascript; charset=utf-8"),
          Map.entry("fernhill-sans-regular.woff2", "font/woff2"),
          Map.entry("fernhill-sans-bold.woff2", "font/woff2"),
          Map.entry("fernhill-sans-OFL.txt", "text/plain; charset=utf-8"),
          Map.entry("favicon.svg", "image/svg+xml"),
          Map.entry("hero-640.png", "image/png"),
          Map.entry("hero-1280.png", "image/png"),
          Map.entry("hero-1920.png", "image/png"),
          Map.entry("room-480.png", "image/png"),
          Map.entry("room-960.png", "image/png"));

  private final Catalogue catalogue;
  private final Answers answers;
  private final Instant startedAt;
  private final Template card = Template.load("pages/card.html");
  private final Template search = Template.load("pages/search.html");

  /// By product, in the order of their ids: at once, and when scrolled to.
  private final List<String> eagerCards;

  private final List<String> lazyCards;

  ShopPages(Catalogue catalogue, Answers answers, Instant startedAt) {
    this.catalogue = catalogue;
    this.answers = answers;
    this.startedAt = startedAt;
    this.eagerCards = catalogue.all().stream().map(product -> card(product, "")).toList();
    this.lazyCards =
        catalogue.all().stream().map(product -> card(product, " loading=\"lazy\"")).toList();
  }

  void addTo(Routes routes) {
    addFiles(routes);
    routes.get("/", Effort.PAGE, home()::send);
    Content about = page("About", Template.load("pages/about.html").fill(Map.of()));
    routes.get("/about", Effort.PAGE, about::send);
    List<Content> lists = IntStream.rangeClosed(1, PAGES).mapToObj(this::list).toList();
    routes.get("/products", Effort.LIST, ctx -> sendList(ctx, lists));
    Template product = Template.load("pages/product.html");
    List<Content> products = catalogue.all().stream().map(each -> product(product, each)).toList();
    routes.get(
        "/products/{id}",
        Effort.PRODUCT,
        ctx -> send(ctx, products, ctx.pathParam("id"), "There is no such product."));
    routes.get("/search", Effort.SEARCH, this::search);
  }

  private void addFiles(Routes routes) {
    Map<String, Content> files =
        FILES.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    file -> file(file.getValue(), Template.resource("assets/" + file.getKey()))));
    routes.get("/assets/{file}", Effort.NONE, ctx -> sendFile(ctx, files, ctx.pathParam("file")));
    Content favicon = file("image/x-icon", Template.resource("assets/favicon.ico"));
    routes.get("/favicon.ico", Effort.NONE, favicon::send);
    Map<String, Content> pictures = pictures();
    routes.get(
        "/images/products/{file}",
        Effort.NONE,
        ctx -> sendFile(ctx, pictures, ctx.pathParam("file")));
  }

  private Map<String, Content> pictures() {
    Map<String, Content> pictures = new HashMap<>();
    for (Category category : Category.values()) {
      String name = category.singular().toLowerCase(Locale.ROOT);
      Template shape = Template.load("art/" + name + ".svg");
      for (Product product : catalogue.all()) {
        if (product.category() == category) {
          byte[] svg = utf8(shape.fill(Artwork.colours(product)));
          pictures.put(product.id() + ".svg", file("image/svg+xml", svg));
        }
      }
    }
    return pictures;
  }

  private Content home() {
    Template chip = Template.load("pages/chip.html");
    var chips = new StringBuilder();
    for (Category category : Category.values()) {
      chips.append(chip.fill(Map.of("word", category.singular(), "label", category.plural())));
    }
    Map<String, String> values =
        Map.of(
            "categories", chips.toString(),
            "fresh", cards(catalogue.page(2, 2 * RELATED)),
            "liked", cards(catalogue.page(14, RELATED)));
    return page("Home", Template.load("pages/home.html").fill(values));
  }

  private Content list(int page) {
    var links = new StringBuilder();
    for (int i = 1; i <= PAGES; i++) {
      links.append(
          i == page
              ? "<li><span aria-current=\"page\">" + i + "</span></li>"
              : "<li><a href=\"/products?page=" + i + "\">" + i + "</a></li>");
    }
    Map<String, String> values =
        Map.of(
            "total", String.valueOf(Catalogue.SIZE),
            "page", String.valueOf(page),
            "pages", String.valueOf(PAGES),
            "cards", cards(catalogue.page(page, PAGE_SIZE)),
            "links", links.toString());
    return page("Products", Template.load("pages/products.html").fill(values));
  }

  private Content product(Template template, Product product) {
    List<Product> related = new ArrayList<>();
    for (int i = 1; i <= RELATED; i++) {
      related.add(catalogue.all().get((product.id() - 1 + i) % Catalogue.SIZE));
    }
    Map<String, String> values =
        Map.of(
            "id", String.valueOf(product.id()),
            "name", product.name(),
            "category", product.category().plural(),
            "word", product.category().singular(),
            "price", product.price(),
            "description", product.description(),
            "sku", product.sku(),
            "stock", String.valueOf(product.stock()),
            "related", lazyCards(related));
    return page(product.name(), template.fill(values));
  }

  private void search(Context ctx) {
    String asked = ctx.queryParam("q");
    String words = asked == null ? "" : asked;
    List<Product> found = catalogue.search(words);
    String summary =
        words.isBlank()
            ? "What are you looking for?"
            : found.size()
                + (found.size() == 1 ? " product" : " products")
                + " for “"
                + words
                + "”";
    List<Product> shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
    answers.html(
        ctx, 200, "Search", search.fill(Map.of("summary", summary, "cards", cards(shown))));
  }

  private void sendList(Context ctx, List<Content> lists) {
    String page = ctx.queryParam("page");
    send(ctx, lists, page == null ? "1" : page, "There is no such page.");
  }

  /// Sends the `number`th of `contents`, counted from 1.
  private void send(Context ctx, List<Content> contents, String number, String otherwise) {
    OptionalInt wanted = Input.wholeNumber(number, 1, 1, contents.size());
    if (wanted.isPresent()) {
      contents.get(wanted.getAsInt() - 1).send(ctx);
    } else {
      answers.problem(ctx, 404, otherwise);
    }
  }

  private void sendFile(Context ctx, Map<String, Content> files, String name) {
    Content file = files.get(name);
    if (file == null) {
      answers.problem(ctx, 404, "There is no such file.");
    } else {
      file.send(ctx);
    }
  }

  /// The first few at once, the others when they are scrolled to.
  String cards(List<Product> products) {
    int eager = Math.min(EAGER_CARDS, products.size());
    return products.subList(0, eager).stream()
            .map(product -> eagerCards.get(product.id() - 1))
            .collect(Collectors.joining("\n"))
        + lazyCards(products.subList(eager, products.size()));
  }

  private String lazyCards(List<Product> products) {
    return products.stream()
        .map(product -> lazyCards.get(product.id() - 1))
        .collect(Collectors.joining("\n"));
  }

  private String card(Product product, String loading) {
    return card.fill(
        Map.of(
            "id", String.valueOf(product.id()),
            "name", product.name(),
            "category", product.category().plural(),
            "price", product.price(),
            "loading", loading));
  }

  private Content page(String title, String body) {
    byte[] html = utf8(answers.page(title, body));
    return new Content("text/html; charset=utf-8", html, Content.ASK_AGAIN, startedAt);
  }

  private Content file(String contentType, byte[] bytes) {
    return new Content(contentType, bytes, Content.KEEP, startedAt);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
