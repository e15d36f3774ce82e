package dev.trafficgenerator;

import java.io.Console;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command writes, in colour only on a terminal (and not where `NO_COLOR` is set).
final class TerminalOutput {
  /// A file or a pipe takes long lines.
  private static final int NOT_A_TERMINAL_WIDTH = 200;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;
  private final boolean live;
  private final int width;

  /// @param live whether lines can be drawn over
  /// @param width in characters
  TerminalOutput(PrintWriter out, PrintWriter err, Ansi ansi, boolean live, int width) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
    this.live = live;
    this.width = width;
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
        terminal && !dumb,
        terminal ? spec.usageMessage().width() : NOT_A_TERMINAL_WIDTH);
  }

  /// Characters in a line.
  int width() {
    return width;
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
