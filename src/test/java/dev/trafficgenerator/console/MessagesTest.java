package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The console's words: all that is asked for is there, in each language.
class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/trafficgenerator/console");
  private static final Path RESOURCES = Path.of("src/main/resources/dev/trafficgenerator/console");
  private static final String ENGLISH = "messages.properties";
  private static final String GERMAN = "messages_de.properties";
  private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");
  private static final Pattern IN_JAVA =
      Pattern.compile("messages\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*([+,)])");
  private static final Pattern PLACE = Pattern.compile("\\{([0-9]+)");

  private static Properties words(String file) throws IOException {
    var words = new Properties();
    words.load(new StringReader(Files.readString(RESOURCES.resolve(file))));
    return words;
  }

  private static Stream<MatchResult> found(Path folder, String ending, Pattern pattern)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, GERMAN})
  void everyWordThatAViewAsksForIsThere(String file) throws IOException {
    Set<String> asked =
        found(RESOURCES, ".fxml", IN_FXML).map(it -> it.group(1)).collect(Collectors.toSet());

    assertThat(asked).isNotEmpty();
    assertThat(words(file).stringPropertyNames()).containsAll(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, GERMAN})
  void everyWordThatTheCodeAsksForIsThere(String file) throws IOException {
    Set<String> words = words(file).stringPropertyNames();

    assertThat(found(SOURCES, ".java", IN_JAVA))
        .isNotEmpty()
        .allSatisfy(asked -> {
          String key = asked.group(1);
          if (asked.group(2).equals("+")) {
            assertThat(words).as(key).anyMatch(word -> word.startsWith(key));
          } else {
            assertThat(words).contains(key);
          }
        });
  }

  @Test
  void everyLanguageSaysTheSameThings() throws IOException {
    assertThat(words(GERMAN).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(words(ENGLISH).stringPropertyNames());
  }

  @Test
  void everyLanguageFillsInTheSame() throws IOException {
    Properties english = words(ENGLISH);
    Properties german = words(GERMAN);

    assertThat(english.stringPropertyNames())
        .allSatisfy(key ->
            assertThat(places(german.getProperty(key, "")))
                .as(key)
                .isEqualTo(places(english.getProperty(key))));
  }

  private static Set<String> places(String message) {
    return PLACE
        .matcher(message)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// A single apostrophe would switch off every place behind it.
  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, GERMAN})
  void everyMessageCanBeFilledIn(String file) throws IOException {
    Properties words = words(file);

    assertThat(words.stringPropertyNames())
        .allSatisfy(key -> {
          String message = words.getProperty(key);
          if (PLACE.matcher(message).find()) {
            String filled =
                new MessageFormat(message, Locale.ROOT).format(new Object[] {1, 1, 1, 1, 1, 1});
            assertThat(filled).as(key).doesNotContain("{");
          }
        });
  }

  /// The properties file as people read it: no key twice, of which the first would be lost.
  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, GERMAN})
  void noWordIsSaidTwice(String file) throws IOException {
    assertThat(
            Files.readAllLines(RESOURCES.resolve(file)).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('='))))
        .doesNotHaveDuplicates();
  }
}
