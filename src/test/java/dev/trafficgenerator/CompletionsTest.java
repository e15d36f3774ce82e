package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;

/// The shells' completions that are shipped are those of the command line.
class CompletionsTest {
  private static final Path SHIPPED = Path.of("packaging/completions");
  private static final Path MADE = Path.of("target/completions");

  @Test
  void bashKnowsEveryOption() throws IOException {
    String expected =
        AutoComplete.bash("traffic-generator", Main.commandLine()).stripTrailing() + "\n";

    assertShipped("traffic-generator.bash", expected);
    assertThat(expected).contains("--headless", "validate", "--report");
  }

  @Test
  void zshKnowsEveryOption() throws IOException {
    String expected = ZshCompletion.of(Main.commandLine());

    assertShipped("_traffic-generator", expected);
    assertThat(expected).contains("'--headless[", "'validate:", "_files -/");
  }

  private static void assertShipped(String file, String expected) throws IOException {
    Files.createDirectories(MADE);
    Files.writeString(MADE.resolve(file), expected);
    assertThat(SHIPPED.resolve(file))
        .as("after a change of an option: cp %s/* %s/", MADE, SHIPPED)
        .hasContent(expected);
  }
}
