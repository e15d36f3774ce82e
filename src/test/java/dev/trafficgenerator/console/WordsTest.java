package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the console says is there, in every language.
class WordsTest {
  private static final Path VIEWS = Path.of("src/main/resources/dev/trafficgenerator/console");
  private static final Path SOURCES = Path.of("src/main/java/dev/trafficgenerator/console");
  private static final Pattern IN_A_VIEW = Pattern.compile("\"%([^\"]+)\"");
  private static final Pattern IN_A_CLASS =
      Pattern.compile("messages\\s*\\.get\\(\\s*\"([a-z0-9.]+[a-z0-9])\"");

  private static Set<String> keys(Locale locale) {
    return Messages.in(locale).bundle().keySet();
  }

  private static Set<String> named(Path folder, String ending, Pattern key) throws IOException {
    var keys = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
        key.matcher(Files.readString(file)).results().forEach(it -> keys.add(it.group(1)));
      }
    }
    return keys;
  }

  @Test
  void everyWordOfAViewIsThere() throws Exception {
    assertThat(named(VIEWS, ".fxml", IN_A_VIEW)).isNotEmpty().isSubsetOf(keys(Locale.ENGLISH));
  }

  @Test
  void everyWordOfAClassIsThere() throws Exception {
    assertThat(named(SOURCES, ".java", IN_A_CLASS)).isNotEmpty().isSubsetOf(keys(Locale.ENGLISH));
  }

  @Test
  void bothLanguagesHaveTheSameWords() throws Exception {
    // A bundle falls back on its parent, so the file itself is looked at.
    List<String> german = Files.readAllLines(VIEWS.resolve("messages_de.properties"));

    assertThat(german.stream().filter(it -> it.contains("=")).map(it -> it.split("=", 2)[0]))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(keys(Locale.ENGLISH));
  }
}
