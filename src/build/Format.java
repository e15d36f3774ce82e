import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Holds every Java source below a folder to google-java-format: `check` lists the files that
/// differ and exits 1, `write` rewrites them. Run by the build, in the toolchain's JDK.
void main(String[] args) throws Exception {
  boolean write = args[0].equals("write");
  var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
  List<Path> different = new ArrayList<>();
  try (var files = Files.walk(Path.of(args[1]))) {
    for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
      String source = Files.readString(file);
      String formatted =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(source),
                  JavaFormatterOptions.Style.GOOGLE));
      if (!formatted.equals(source)) {
        different.add(file);
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
  }
  if (!write && !different.isEmpty()) {
    System.err.println("Not formatted; run ./mvnw -q -Dformat process-test-classes:");
    different.forEach(file -> System.err.println("  " + file));
    System.exit(1);
  }
}
