package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.live.LiveRows.Row;
import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.VisitorCount;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/// The tables of the live screen: by path, by cause of failure, by visitor.
public final class TablesController {
  // Together, with the figures, as wide as the narrowest window has room for.
  private static final double METHOD_WIDTH_MIN = 70;
  private static final double PATH_WIDTH_MIN = 116;
  private static final double KIND_WIDTH_MIN = 68;
  private static final double COUNT_WIDTH_MIN = 48;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final LiveModel model;
  private final Messages messages;
  private final ZoneId zone;
  private final Rates rates = new Rates();
  private final LiveRows<PathFigures> paths =
      new LiveRows<>(
          PathFigures::key,
          Comparator.comparing(PathFigures::isOther)
              .thenComparing(Comparator.comparingDouble(PathFigures::share).reversed()),
          PathFigures::has);
  private final LiveRows<FailureFigures> failures =
      new LiveRows<>(
          FailureFigures::cause,
          Comparator.comparingLong(FailureFigures::count).reversed(),
          FailureFigures::has);
  private final LiveRows<VisitorCount> visitors =
      new LiveRows<>(
          VisitorCount::name,
          Comparator.comparingLong(VisitorCount::sessions).reversed(),
          (visitor, text) -> visitor.name().toLowerCase(Locale.ROOT).contains(text));
  private final LiveRows<CountryCount> countries =
      new LiveRows<>(
          CountryCount::country,
          Comparator.comparingLong(CountryCount::sessions).reversed(),
          (country, text) -> countryName(country).toLowerCase(Locale.ROOT).contains(text));
  private double sessions;

  @FXML private TextField filter;
  @FXML private Tab failuresTab;
  @FXML private TableView<Row<PathFigures>> pathTable;
  @FXML private TableView<Row<FailureFigures>> failureTable;
  @FXML private TableView<Row<VisitorCount>> visitorTable;
  @FXML private TableView<Row<CountryCount>> countryTable;
  @FXML private Label visitorSummary;

  public TablesController(LiveModel model, Messages messages, ZoneId zone) {
    this.model = model;
    this.messages = messages;
    this.zone = zone;
  }

  @FXML
  private void initialize() {
    pathColumns();
    failureColumns();
    visitorColumns();
    countryColumns();
    filter
        .textProperty()
        .addListener((_, _, text) -> {
          paths.filter(text);
          failures.filter(text);
          visitors.filter(text);
          countries.filter(text);
        });
    model.shownProperty().addListener((_, _, shown) -> show(shown.snapshot().figures()));
    show(model.shownProperty().get().snapshot().figures());
  }

  private void show(RunFigures figures) {
    sessions = figures.visitors().stream().mapToLong(VisitorCount::sessions).sum();
    paths.take(PathFigures.of(figures, rates));
    failures.take(FailureFigures.of(figures.requests()));
    visitors.take(figures.visitors());
    countries.take(figures.sessions().countries());
    long count = figures.requests().failures().total() + figures.requests().unexpected();
    failuresTab.setText(
        count == 0
            ? messages.get("live.failures")
            : messages.get("live.failures.count", Figure.count(count)));
    visitorSummary.setText(summary(figures));
  }

  private String summary(RunFigures figures) {
    long browsers =
        figures.visitors().stream()
            .filter(VisitorCount::browser)
            .mapToLong(VisitorCount::sessions)
            .sum();
    LoginCounts logins = figures.logins();
    return messages.get(
        "live.visitors.summary",
        Figure.count((long) sessions),
        Figure.percent((double) browsers, sessions),
        Figure.percent(sessions - browsers, sessions),
        Figure.percent(figures.sessions().returningShare(), 1),
        Figure.count(logins.succeeded()),
        Figure.count(logins.failed()));
  }

  private void pathColumns() {
    var columns = new Columns<>(pathTable, paths);
    columns
        .text(messages.get("live.path.method"), 72, PathFigures::method)
        .setMinWidth(METHOD_WIDTH_MIN);
    columns
        .text(messages.get("live.path.path"), 280, it -> it.stats().path())
        .setMinWidth(PATH_WIDTH_MIN);
    columns.text(messages.get("live.path.kind"), 84, PathFigures::kind).setMinWidth(KIND_WIDTH_MIN);
    columns.number(
        messages.get("live.path.rate"), PathFigures::perSecond, it -> Figure.rate(it.perSecond()));
    columns.number(
        messages.get("live.share"), PathFigures::share, it -> Figure.percent(it.share(), 1));
    millis(columns, "p50", it -> it.stats().latency().p50());
    millis(columns, "p95", it -> it.stats().latency().p95());
    millis(columns, "p99", it -> it.stats().latency().p99());
    count(columns, "4xx", it -> it.stats().responses().clientError()).setMinWidth(COUNT_WIDTH_MIN);
    count(columns, "5xx", it -> it.stats().responses().serverError()).setMinWidth(COUNT_WIDTH_MIN);
    count(columns, messages.get("live.path.none"), it -> it.stats().failures());
  }

  private static void millis(
      Columns<PathFigures> columns, String heading, ToDoubleFunction<PathFigures> of) {
    columns.number(heading, of, it -> Figure.millis(of.applyAsDouble(it)));
  }

  private static TableColumn<Row<PathFigures>, PathFigures> count(
      Columns<PathFigures> columns, String heading, ToDoubleFunction<PathFigures> of) {
    return columns.number(heading, of, it -> Figure.count((long) of.applyAsDouble(it)));
  }

  private void failureColumns() {
    var columns = new Columns<>(failureTable, failures);
    columns.text(messages.get("live.failure.cause"), 160, this::cause);
    columns.number(
        messages.get("live.failure.count"), FailureFigures::count, it -> Figure.count(it.count()));
    columns.text(messages.get("live.failure.first"), 80, it -> time(it, FailureSample::firstAt));
    columns.text(messages.get("live.failure.last"), 80, it -> time(it, FailureSample::lastAt));
    columns.text(messages.get("live.failure.sample"), 420, FailureFigures::text);
  }

  private String cause(FailureFigures failure) {
    return messages.get("cause." + failure.cause());
  }

  private String time(FailureFigures failure, Function<FailureSample, Instant> at) {
    Optional<Instant> moment = failure.sample().map(at);
    return moment.map(it -> TIME.format(it.atZone(zone))).orElse("");
  }

  private void visitorColumns() {
    var columns = new Columns<>(visitorTable, visitors);
    columns.text(messages.get("live.visitor.name"), 320, VisitorCount::name);
    columns.text(messages.get("live.visitor.kind"), 160, this::kind);
    columns.number(
        messages.get("live.visitor.sessions"),
        VisitorCount::sessions,
        it -> Figure.count(it.sessions()));
    columns.number(
        messages.get("live.share"),
        VisitorCount::sessions,
        it -> Figure.percent((double) it.sessions(), sessions));
  }

  private void countryColumns() {
    var columns = new Columns<>(countryTable, countries);
    columns.text(messages.get("live.country.name"), 160, TablesController::countryName);
    columns.number(
        messages.get("live.visitor.sessions"),
        CountryCount::sessions,
        it -> Figure.count(it.sessions()));
    columns.number(
        messages.get("live.share"),
        CountryCount::sessions,
        it -> Figure.percent((double) it.sessions(), sessions));
  }

  /// In the language of the console.
  private static String countryName(CountryCount country) {
    return country.name(Locale.getDefault(Locale.Category.DISPLAY))
        + " ("
        + country.country()
        + ")";
  }

  private String kind(VisitorCount visitor) {
    if (visitor.name().equals(VisitorCount.OTHER)) {
      return "";
    }
    return messages.get(visitor.browser() ? "live.visitor.browser" : "live.visitor.client");
  }
}
