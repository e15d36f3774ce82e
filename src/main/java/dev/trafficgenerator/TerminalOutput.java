package dev.trafficgenerator;

import java.io.Console;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command writes, in colour only on a terminal (and not where `NO_COLOR` is set).
final class TerminalOutput {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;
  private final boolean live;

  /// @param live whether lines can be drawn over
  TerminalOutput(PrintWriter out, PrintWriter err, Ansi ansi, boolean live) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
    this.live = live;
  }

  @SuppressWarnings("SystemConsoleNull") // its documentation still allows null
  static TerminalOutput of(CommandSpec spec) {
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new TerminalOutput(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        terminal && !dumb ? Ansi.AUTO : Ansi.OFF,
        terminal && !dumb);
  }

  /// Whether lines can be drawn over.
  boolean isLive() {
    return live;
  }

  /// A line, with picocli's markup such as `@|bold text|@`.
  void line(String markup) {
    out.println(ansi.string(markup));
    out.flush();
  }

  /// Text that is not markup.
  void plain(String text) {
    out.println(text);
    out.flush();
  }

  /// Control codes and text, as they are.
  void raw(String text) {
    out.print(ansi.string(text));
    out.flush();
  }

  void warn(String text) {
    err.println(ansi.string("@|yellow warning:|@ ") + text);
    err.flush();
  }

  void error(String text) {
    err.println(ansi.string("@|red error:|@ ") + text);
    err.flush();
  }
}
