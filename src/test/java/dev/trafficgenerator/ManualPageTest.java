package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The manual page tells of everything that the command line has.
class ManualPageTest {
  private static Stream<String> words(CommandSpec command) {
    Stream<String> options =
        command.options().stream()
            .filter(option -> !option.hidden())
            .map(option -> option.longestName());
    return command.subcommands().entrySet().stream()
        .map(it -> Stream.concat(Stream.of(it.getKey()), words(it.getValue().getCommandSpec())))
        .reduce(options, Stream::concat);
  }

  @Test
  void everyCommandAndOptionIsThere() throws IOException {
    String page =
        Files.readString(Path.of("packaging/man/traffic-generator.1")).replace("\\-", "-");
    CommandLine line = Main.commandLine();

    assertThat(words(line.getCommandSpec()).distinct().toList())
        .hasSizeGreaterThan(15)
        .allSatisfy(word -> assertThat(page).contains(word));
  }
}
