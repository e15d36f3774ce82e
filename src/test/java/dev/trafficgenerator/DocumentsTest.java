package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents point at is there.
class DocumentsTest {
  private static final Pattern LINK =
      Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
  private static final Pattern ELSEWHERE = Pattern.compile("https?:.*|mailto:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

  static Stream<Path> documents() throws IOException {
    try (var docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
          Stream.of(Path.of("README.md"), Path.of("sample-sitemaps/README.md")),
          docs.filter(it -> it.toString().endsWith(".md")).toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksAndPicturesLeadSomewhere(Path document) throws IOException {
    assertThat(links(document))
        .allSatisfy(link -> {
          String[] parts = link.split("#", 2);
          Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
          assertThat(file).exists();
          if (parts.length == 2) {
            assertThat(anchors(file)).contains(parts[1]);
          }
        });
  }

  private static Stream<String> links(Path document) throws IOException {
    return LINK.matcher(text(document))
        .results()
        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
        .filter(it -> !ELSEWHERE.matcher(it).matches());
  }

  /// Made as GitHub makes them.
  private static Stream<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(text(document))
        .results()
        .map((MatchResult it) -> it.group(1))
        .map(it -> it.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
  }

  private static String text(Path document) throws IOException {
    return CODE.matcher(Files.readString(document)).replaceAll("");
  }
}
