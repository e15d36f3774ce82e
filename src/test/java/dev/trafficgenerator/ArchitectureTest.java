package dev.trafficgenerator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house and its only arrows. To see a rule fail, plant an import it forbids.
class ArchitectureTest {
  private static final String BASE = "dev.trafficgenerator";
  private static final Path SOURCES = Path.of("src/main/java/dev/trafficgenerator");

  /// Which rooms a room may use, beside itself.
  private static final Map<String, List<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("sitemap", List.of()),
              Map.entry("http", List.of()),
              Map.entry("demo", List.of()),
              Map.entry("doctor", List.of()),
              Map.entry("visitor", List.of("http")),
              Map.entry("value", List.of("sitemap")),
              Map.entry("run", List.of("sitemap", "value")),
              Map.entry("json", List.of("run", "sitemap")),
              Map.entry("metrics", List.of("run", "http", "sitemap")),
              Map.entry("engine", List.of("sitemap", "run", "value", "visitor", "http", "metrics")),
              Map.entry("rest", List.of("run", "sitemap", "json")),
              Map.entry("report", List.of("run", "sitemap", "json")),
              Map.entry("showrunner", List.of("run", "sitemap", "json")),
              Map.entry("console", List.of("run", "sitemap", "json", "value"))));

  /// Which rooms a library may be used in.
  private static final Map<String, List<String>> LIBRARIES =
      new TreeMap<>(
          Map.of(
              "okhttp3..,okio..,org.conscrypt..,org.brotli..,com.github.luben..",
              List.of("http"),
              "com.fasterxml.jackson..",
              List.of("json"),
              "io.micrometer..,io.prometheus..,io.opentelemetry..,com.google.protobuf..,"
                  + "org.HdrHistogram..,oshi..",
              List.of("metrics"),
              "io.javalin..,org.eclipse.jetty..,jakarta.servlet..",
              List.of("rest", "demo"),
              "javafx..,atlantafx..,org.kordamp..,org.fxmisc..,org.reactfx..",
              List.of("console"),
              "org.jsoup..",
              List.of("engine.page"),
              "net.datafaker..,de.siegmar.fastcsv..",
              List.of("value"),
              "ch.qos.logback..",
              List.of(""),
              "picocli..",
              List.of("")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  static Stream<Map.Entry<String, List<String>>> arrows() {
    return ARROWS.entrySet().stream();
  }

  static Stream<Map.Entry<String, List<String>>> libraries() {
    return LIBRARIES.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void aRoomUsesOnlyTheRoomsItMay(Map.Entry<String, List<String>> room) {
    Stream<String> allowed = Stream.concat(Stream.of(room.getKey()), room.getValue().stream());
    String[] packages = allowed.map(name -> BASE + "." + name + "..").toArray(String[]::new);
    DescribedPredicate<JavaClass> otherRooms =
        resideInAnyPackage(BASE + "..").and(resideOutsideOfPackages(packages));

    noClasses()
        .that()
        .resideInAPackage(BASE + "." + room.getKey() + "..")
        .should()
        .dependOnClassesThat(otherRooms)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aLibraryStaysInItsRoom(Map.Entry<String, List<String>> library) {
    String[] rooms =
        library.getValue().stream()
            .map(name -> name.isEmpty() ? BASE : BASE + "." + name + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat(resideInAnyPackage(library.getKey().split(",")))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /// The engine uses what is planned and what pages are made of; neither knows of an engine.
  @Test
  void planningAndPagesDoNotKnowTheEngine() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + ".engine.planning..", BASE + ".engine.page..")
        .should()
        .dependOnClassesThat(resideInAPackage(BASE + ".engine"))
        .check(CLASSES);
  }

  /// What is planned comes before any page is seen.
  @Test
  void planningDoesNotKnowPages() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".engine.planning..")
        .should()
        .dependOnClassesThat(resideInAPackage(BASE + ".engine.page.."))
        .check(CLASSES);
  }

  /// Screens share the desk, the charts and the view; the wiring alone knows them all.
  @Test
  void screensDoNotKnowEachOther() {
    slices()
        .matching(BASE + ".console.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            resideInAnyPackage(
                BASE + ".console.desk..", BASE + ".console.chart..", BASE + ".console.view.."))
        .check(CLASSES);
  }

  /// It does to any node what it does, so it need not know what is shown.
  @Test
  void theViewKnowsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".console.view..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(BASE + "..").and(resideOutsideOfPackages(BASE + ".console.view..")))
        .check(CLASSES);
  }

  /// Models can be tested without a display.
  @Test
  void theDeskHasNoControls() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".console.desk..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("javafx..")
                .and(resideOutsideOfPackages("javafx.beans..", "javafx.collections..")))
        .check(CLASSES);
  }

  /// Figures are plain values: what makes and what shows them knows them, and not the other way.
  @Test
  void figuresDoNotKnowTheRun() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".run.figures..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(BASE + "..")
                .and(resideOutsideOfPackages(BASE + ".run.figures..", BASE + ".sitemap..")))
        .check(CLASSES);
  }

  @Test
  void everyRoomIsKnownHere() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      List<String> rooms =
          folders.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();

      assertThat(ARROWS.keySet()).containsAll(rooms);
    }
  }

  @Test
  void everyRoomSaysItsDutyAndIsNullMarked() throws Exception {
    List<Path> rooms;
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      rooms = folders.filter(Files::isDirectory).toList();
    }
    assertThat(rooms).isNotEmpty();
    for (Path room : rooms) {
      assertThat(room.resolve("package-info.java")).content().startsWith("/// ");
      String name = BASE + "." + SOURCES.relativize(room).toString().replace('/', '.');
      Class<?> info = Class.forName((name + ".package-info").replace("..", "."));
      assertThat(info.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
    }
  }

  @Test
  void filesStayShort() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(500);
      }
    }
  }
}
