import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Writes which commit is being built: `commit=1a2b3c4d5e6f`, with a `+` where files that git knows
/// have been changed, and `unknown` where there is no git, or its repository is another one, as
/// with an archive of the sources. Run by the build: Commit.java FOLDER-OF-THE-SOURCES FILE
/// [COMMIT]
void main(String[] args) throws Exception {
  Path sources = Path.of(args[0]).toRealPath();
  String commit = args.length > 2 && !args[2].isBlank() ? args[2].strip() : ask(sources);
  Path file = Path.of(args[1]);
  Files.createDirectories(file.getParent());
  String text = "commit=" + commit + "\n";
  // A file that is as it was keeps its time, and what depends on it is not built again.
  if (!Files.exists(file) || !Files.readString(file).equals(text)) {
    Files.writeString(file, text);
  }
}

String ask(Path sources) throws InterruptedException {
  try {
    if (!Path.of(git(sources, "rev-parse", "--show-toplevel")).toRealPath().equals(sources)) {
      return "unknown";
    }
    String commit = git(sources, "rev-parse", "--short=12", "HEAD");
    boolean isChanged = !git(sources, "status", "--porcelain", "--untracked-files=no").isEmpty();
    return isChanged ? commit + "+" : commit;
  } catch (IOException _) {
    return "unknown";
  }
}

String git(Path folder, String... arguments) throws IOException, InterruptedException {
  var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
  command.addAll(List.of(arguments));
  Process process =
      new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  String answer = new String(process.getInputStream().readAllBytes()).strip();
  if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
    throw new IOException("git " + String.join(" ", arguments));
  }
  return answer;
}
