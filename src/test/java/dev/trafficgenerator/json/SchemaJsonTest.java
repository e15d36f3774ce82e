package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The schema for editors: the one in docs, and what it says of samples and documented examples.
class SchemaJsonTest {
  private static final Path IN_DOCS = Path.of("docs/sitemap.schema.json");
  private static final String REWRITE =
      "target/traffic-generator/bin/traffic-generator validate --schema > " + IN_DOCS;
  private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CURL_BODY =
      Pattern.compile("/api/(start|update) -d '(.*?)'", Pattern.DOTALL);
  private static final byte[] SCHEMA = SchemaJson.sitemap();
  private static final SchemaVerdict FILE = SchemaVerdict.of(SCHEMA);

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-sitemaps"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @Test
  void theOneInDocsIsTheProgramsOwn() throws IOException {
    assertThat(Files.readString(IN_DOCS))
        .as("after a change: ./mvnw -DskipTests package && " + REWRITE)
        .isEqualTo(new String(SCHEMA, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsRight(Path sample) throws IOException {
    assertThat(FILE.faults(Files.readString(sample))).isEmpty();
  }

  @Test
  void everyDocumentedBodyIsRight() throws IOException {
    List<String> bodies = new ArrayList<>();
    Matcher blocks = JSON_BLOCK.matcher(Files.readString(Path.of("docs/sitemap.md")));
    while (blocks.find()) {
      String json = blocks.group(1);
      bodies.add(body(json));
    }

    assertThat(bodies).hasSizeGreaterThanOrEqualTo(2);
    assertThat(bodies).allSatisfy(body -> assertThat(FILE.faults(body)).isEmpty());
  }

  /// A documented piece at its place: a path group, settings, or members of a sitemap.
  private static String body(String json) {
    if (json.startsWith("{\"method\"")) {
      return "{\"sitemap\":{\"paths\":[" + json + "]}}";
    }
    boolean settings =
        Stream.of(Setting.values()).anyMatch(it -> json.startsWith("\"" + it.title() + "\":"));
    return json.startsWith("{")
        ? json
        : settings
            ? "{" + json + ",\"sitemap\":{" + Sent.PATHS + "}}"
            : "{\"sitemap\":{" + Sent.PATHS + "," + json + "}}";
  }

  @Test
  void everyBodyOfTheReadmeIsRight() throws IOException {
    SchemaVerdict update =
        SchemaVerdict.of(
            SchemaVerdict.tree(new String(SCHEMA, StandardCharsets.UTF_8)), "/$defs/UpdateBody");
    Matcher bodies = CURL_BODY.matcher(Files.readString(Path.of("README.md")));
    int seen = 0;
    for (; bodies.find(); seen++) {
      SchemaVerdict verdict = bodies.group(1).equals("start") ? FILE : update;
      assertThat(verdict.faults(bodies.group(2))).isEmpty();
    }

    assertThat(seen).isEqualTo(2);
  }

  @Test
  void aBareSitemapIsRightInAFile() {
    assertThat(FILE.faults("{" + Sent.PATHS + "}")).isEmpty();
    assertThat(FILE.accepts("{\"paths\":[]}")).isFalse();
  }

  /// In docs/sitemap.md a row is `| names | value | default | meaning |`.
  @ParameterizedTest
  @EnumSource(Setting.class)
  void aSettingsDescriptionIsThatOfTheDocs(Setting setting) throws IOException {
    String row =
        Files.readAllLines(Path.of("docs/sitemap.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .filter(line -> line.split("\\|")[1].contains("`" + setting.title() + "`"))
            .findFirst()
            .orElseThrow();

    assertThat(row.split("\\|")[4].strip()).isEqualTo(SettingsSchema.description(setting));
  }
}
