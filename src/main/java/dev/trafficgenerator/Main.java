package dev.trafficgenerator;

import dev.trafficgenerator.console.NoWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// Picks the door: the console (default), `--headless`, `run`, `demo`, `validate` or `doctor`.
@Command(
    name = "traffic-generator",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Simulated users visit a site the way people and API clients do.",
    subcommands = {RunCommand.class, DemoCommand.class, ValidateCommand.class, DoctorCommand.class},
    footer = {
      "",
      "Only send traffic to systems that are yours or that you may test.",
      "",
      ExitCode.OF_A_RUN
    })
public final class Main implements Callable<Integer> {
  private static final String HEADLESS = "--headless";
  private static final String HOST = "--host";
  private static final String PORT = "--port";
  private static final String RUNS_DIR = "--runs-dir";
  private static final int DEFAULT_PORT = 8080;

  @Option(
      names = HEADLESS,
      description = "Serve the control API only, for a show runner or a remote console.")
  private boolean headless;

  @Option(
      names = HOST,
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "With --headless: the address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "0.0.0.0";

  @Option(
      names = PORT,
      paramLabel = "PORT",
      defaultValue = "" + DEFAULT_PORT,
      description =
          "With --headless: the port to listen on (default: ${DEFAULT-VALUE}; 0 = a free one).")
  private int port = DEFAULT_PORT;

  @Option(
      names = RUNS_DIR,
      paramLabel = "DIR",
      description =
          "With --headless: keep each run that ended there, as a page and as JSON, and know those found there.")
  private @Nullable Path runsDir;

  @Parameters(
      paramLabel = "FILE.json",
      arity = "0..1",
      description = "A sitemap to open in the console.")
  private @Nullable Path file;

  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  public static void main(String[] args) {
    // Numbers are the same on every computer, whatever digits its language has.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(execute(args));
  }

  /// Runs a command line and returns the exit code.
  static int execute(String... args) {
    return commandLine().execute(translated(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(Main::carryOut)
        .setParameterExceptionHandler(Main::reportWrongUsage)
        .setExitCodeExceptionMapper(
            e -> e instanceof CommandLine.ParameterException ? ExitCode.USAGE : ExitCode.FAILED)
        .registerConverter(java.time.Duration.class, Durations::parse);
  }

  /// The older app specs start the image as `python -m uvicorn container_control_core:app --host
  /// 0.0.0.0 --port 8080`; that means `--headless` with this host and port.
  static String[] translated(String... args) {
    List<String> given = List.of(args);
    int server = given.indexOf("uvicorn");
    if (server < 0) {
      return args;
    }
    var translated = new ArrayList<>(List.of("--headless"));
    for (int i = server + 1; i + 1 < given.size(); i++) {
      if (given.get(i).equals("--host") || given.get(i).equals("--port")) {
        translated.add(given.get(i));
        translated.add(given.get(i + 1));
      }
    }
    return translated.toArray(String[]::new);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (file != null && !file.toString().endsWith(".json")) {
      return wrong(
          "'%s' is neither a command nor a sitemap's file, which ends with .json".formatted(file));
    }
    if (headless && file != null) {
      return wrong("--headless takes no file: POST it to /api/start, or leave out " + file);
    }
    if (headless) {
      Optional<String> wrong = OptionLimits.wrongPort(port);
      return wrong.isPresent() ? wrong(wrong.get()) : serve();
    }
    return console();
  }

  private int console() throws InterruptedException {
    if (Main.class.getResource("/javafx/application/Platform.class") == null) {
      return wrong(
          "The console's libraries are not in this installation. Use --headless, run, demo or"
              + " validate; --help tells more.");
    }
    try {
      return ConsoleDoor.open(Optional.ofNullable(file).map(Path::toAbsolutePath));
    } catch (NoWindow e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("The console's folder can't be written: " + e.getMessage());
    }
  }

  private int serve() throws InterruptedException {
    if (runsDir == null) {
      return Headless.serve(host, port, Optional.empty());
    }
    try {
      RunsFolder runs = RunsFolder.open(runsDir, ReportOptions.reports());
      return Headless.serve(host, port, Optional.of(runs));
    } catch (IOException e) {
      return wrong(ReportOptions.cannotKeep(runsDir, e));
    }
  }

  /// Options of `--headless` mean nothing elsewhere, but whoever wrote them meant something.
  private static int carryOut(ParseResult parsed) {
    Optional<String> given =
        Stream.of(HEADLESS, HOST, PORT, RUNS_DIR).filter(parsed::hasMatchedOption).findFirst();
    if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
      return new CommandLine.RunLast().execute(parsed);
    }
    if (given.isPresent() && parsed.hasSubcommand()) {
      CommandSpec command = parsed.subcommand().commandSpec();
      throw new CommandLine.ParameterException(
          parsed.commandSpec().commandLine(), misplaced(given.get(), command));
    }
    if (given.isPresent() && !given.get().equals(HEADLESS)) {
      throw new CommandLine.ParameterException(
          parsed.commandSpec().commandLine(),
          "%s needs --headless: traffic-generator --headless %<s …".formatted(given.get()));
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static String misplaced(String option, CommandSpec command) {
    if (option.equals(HEADLESS)) {
      return "--headless goes with no command: leave out --headless or " + command.name();
    }
    return "%s belongs to --headless, and goes with no command: %s"
        .formatted(
            option,
            command.findOption(option) == null
                ? "leave out %s or %s".formatted(option, command.name())
                : "for that of %1$s write %1$s %2$s …".formatted(command.name(), option));
  }

  /// One line, and where to read on: the usage of all options would push it out of sight.
  private static int reportWrongUsage(CommandLine.ParameterException e, String... args) {
    CommandLine command = e.getCommandLine();
    TerminalOutput.of(command.getCommandSpec()).error(String.valueOf(e.getMessage()));
    command.getErr().println(command.getCommandSpec().qualifiedName() + " --help tells more.");
    return ExitCode.USAGE;
  }

  private int failed(String message) {
    TerminalOutput.of(Objects.requireNonNull(spec)).error(message);
    return ExitCode.FAILED;
  }

  private int wrong(String message) {
    TerminalOutput.of(Objects.requireNonNull(spec)).error(message);
    return ExitCode.USAGE;
  }

  /// Version, commit and runtime, for `--version`.
  static final class Version implements CommandLine.IVersionProvider {
    private static final String UNKNOWN = "unknown";

    /// As the build wrote it: `1a2b3c4d5e6f`, with a `+` behind it where that was changed.
    static String commit() {
      var build = new Properties();
      try (InputStream in = Main.class.getResourceAsStream("build.properties")) {
        if (in != null) {
          build.load(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the program's own files can't be read", e);
      }
      return build.getProperty("commit", UNKNOWN);
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "(from sources)" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {
        "traffic-generator " + number(),
        "commit " + commit(),
        "Java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor"))
      };
    }
  }
}
