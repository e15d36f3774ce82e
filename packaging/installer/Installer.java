import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Makes the installers for the system it runs on, by the jlink and jpackage of the JDK that runs
/// it: everywhere an application image, on Linux a .deb and, where rpmbuild is there, an .rpm, on
/// macOS a .dmg, on Windows an .msi. `./mvnw -Pinstaller package` calls it, from the project's
/// folder.
///
/// The application's jars stand on the class path beside a runtime of the modules they need: some
/// are no modules, so they can't be linked.
class Installer {
  private static final String PACKAGE = "traffic-generator";
  /// In the image: what belongs outside /opt.
  private static final String ROOT = "lib/root";

  private static final String VENDOR = "The Traffic Generator authors";
  private static final String DESCRIPTION =
      "Sends realistic HTTP traffic of simulated users to a site that you may test";

  /// As the launcher in packaging/bin has them; the heap is bounded by the memory there is.
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-XX:+UseG1GC",
          "-XX:G1PeriodicGCInterval=10000",
          "-Xms64m",
          "-XX:MaxRAMPercentage=50",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:MaxDirectMemorySize=32m",
          "-Djdk.readPollers=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Os os = Os.here();
  private final Path packaging = Path.of("packaging");
  private final Path own = packaging.resolve("installer");
  private final Path layout;
  private final Path target;
  private final String version;
  private final Instant time;

  private enum Os {
    LINUX("png", "traffic-generator-console"),
    MAC("icns", "Traffic Generator"),
    WINDOWS("ico", "Traffic Generator");

    final String icon;

    /// Of the console's launcher.
    final String name;

    Os(String icon, String name) {
      this.icon = icon;
      this.name = name;
    }

    static Os here() {
      String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      return name.contains("win") ? WINDOWS : name.contains("mac") ? MAC : LINUX;
    }
  }

  private Installer(Path layout, Path target, String version, Instant time) {
    this.layout = layout;
    this.target = target;
    // Installers know numbers only.
    this.version = version.replaceFirst("-.*", "");
    this.time = time;
  }

  /// @param args the application as the build lays it out, the folder for what is made, which is
  ///   emptied first, the version, and the time that the files of a .deb are to have
  public static void main(String[] args) throws IOException {
    new Installer(Path.of(args[0]), Path.of(args[1]), args[2], Instant.parse(args[3])).makeAll();
  }

  private void makeAll() throws IOException {
    delete(target);
    Files.createDirectories(target);
    Path runtime = target.resolve("runtime");
    link(runtime);
    Path image = image(runtime);
    delete(runtime);
    delete(target.resolve("papers"));
    switch (os) {
      case LINUX -> {
        if (isThere("dpkg-deb") && isThere("fakeroot")) {
          wrap("deb", image, debOptions());
          settleDeb(made(".deb"));
        } else {
          System.err.println("no .deb: it takes dpkg-deb and fakeroot");
        }
        if (isThere("rpmbuild")) {
          wrap("rpm", image, rpmOptions());
          delete(target.resolve("resources"));
        } else {
          System.err.println("no .rpm: it takes rpmbuild");
        }
      }
      case MAC -> wrap("dmg", image, associated());
      case WINDOWS ->
          wrap(
              "msi",
              image,
              and(
                  associated(),
                  "--win-menu",
                  "--win-shortcut-prompt",
                  "--win-dir-chooser",
                  "--win-upgrade-uuid",
                  "6a4e2f0c-6d0a-4c7f-9d0e-3f0f6f1d9a21"));
    }
    for (Path made : list(target)) {
      System.out.printf(
          Locale.ROOT, "%s: %.1f MB%n", made, size(made) / 1e6);
    }
  }

  private void link(Path runtime) throws IOException {
    var modules = new ArrayList<String>();
    for (String list : List.of("headless.modules", "console.modules")) {
      modules.addAll(Files.readAllLines(packaging.resolve("runtime").resolve(list)));
    }
    run(
        "jlink",
        List.of(
            "--add-modules",
            String.join(",", modules),
            "--include-locales=en,de",
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-6",
            "--output",
            runtime.toString()));
  }

  private Path image(Path runtime) throws IOException {
    var options =
        and(
            described(),
            "--name",
            os.name,
            "--icon",
            icon(),
            "--input",
            layout.resolve("lib").toString(),
            "--main-jar",
            mainJar(),
            "--main-class",
            "dev.trafficgenerator.Main",
            "--runtime-image",
            runtime.toString());
    JAVA_OPTIONS.forEach(it -> options.addAll(List.of("--java-options", it)));
    for (Path paper : papers()) {
      options.addAll(List.of("--app-content", paper.toString()));
    }
    if (os != Os.LINUX) {
      options.addAll(List.of("--add-launcher", PACKAGE + "=" + own.resolve("terminal.properties")));
    }
    jpackage("app-image", options);
    Path image = target.resolve(os == Os.MAC ? os.name + ".app" : os.name);
    if (os != Os.LINUX) {
      return image;
    }
    Path named = target.resolve(PACKAGE);
    Files.move(image, named);
    addTerminal(named);
    return named;
  }

  /// The licences, and what the application is made of. On a Mac they go into the bundle's
  /// Resources, since one with other files beside them can't be signed. Their names begin at the
  /// project's folder: jpackage takes what has a blank in it for two.
  private List<Path> papers() throws IOException {
    var papers =
        Stream.of("LICENSE", "THIRD-PARTY.txt", "licences", PACKAGE + ".cdx.json")
            .map(layout::resolve)
            .map(Installer::fromHere)
            .toList();
    if (os != Os.MAC) {
      return papers;
    }
    Path resources = fromHere(target.resolve("papers/Resources"));
    for (Path paper : papers) {
      copy(paper, resources.resolve(paper.getFileName()));
    }
    return List.of(resources);
  }

  private static Path fromHere(Path path) {
    return Path.of("").toAbsolutePath().relativize(path.toAbsolutePath());
  }

  /// On Linux the terminal's launcher is the one that containers have: it sizes the heap by the
  /// memory there is. What belongs outside /opt comes along under [#ROOT].
  private void addTerminal(Path image) throws IOException {
    copy(
        layout.resolve("bin").resolve(PACKAGE), image.resolve("bin").resolve(PACKAGE));
    copy(layout.resolve("sample-sitemaps"), image.resolve("lib/sample-sitemaps"));
    Path usr = image.resolve(ROOT).resolve("usr");
    Path link = Files.createDirectories(usr.resolve("bin")).resolve(PACKAGE);
    Files.createSymbolicLink(link, Path.of("../../opt", PACKAGE, "bin", PACKAGE));
    compress(packaging.resolve("man/traffic-generator.1"), usr.resolve("share/man/man1"));
    compress(Path.of("docs/CHANGELOG.md"), usr.resolve("share/doc").resolve(PACKAGE));
    for (var file :
        Map.of(
                "installer/linux/traffic-generator.desktop", "share/applications/traffic-generator.desktop",
                "installer/linux/traffic-generator.xml", "share/mime/packages/traffic-generator.xml",
                "icons/traffic-generator.svg", "share/icons/hicolor/scalable/apps/traffic-generator.svg",
                "icons/traffic-generator.png", "share/icons/hicolor/512x512/apps/traffic-generator.png",
                "completions/traffic-generator.bash", "share/bash-completion/completions/traffic-generator",
                "completions/_traffic-generator", "share/zsh/vendor-completions/_traffic-generator",
                "systemd/traffic-generator.service", "lib/systemd/system/traffic-generator.service")
            .entrySet()) {
      copy(packaging.resolve(file.getKey()), usr.resolve(file.getValue()));
    }
  }

  private void wrap(String type, Path image, List<String> options) throws IOException {
    var all =
        and(
            described(),
            "--name",
            os.name,
            "--app-image",
            image.toString(),
            "--license-file",
            "LICENSE");
    all.addAll(options);
    jpackage(type, all);
  }

  /// Packs a .deb anew, with what belongs outside /opt in its place. So dpkg knows all files, its
  /// triggers tell the desktop about them, and no script has to run. All files get the time of the
  /// build, so that two builds make the same .deb.
  private void settleDeb(Path deb) throws IOException {
    Path opened = target.resolve("deb");
    command("dpkg-deb", "--raw-extract", deb.toString(), opened.toString());
    Path root = opened.resolve("opt").resolve(PACKAGE).resolve(ROOT);
    move(root, opened);
    Path control = opened.resolve("DEBIAN");
    for (String script : List.of("preinst", "postinst", "prerm", "postrm")) {
      Files.deleteIfExists(control.resolve(script));
    }
    date(opened);
    command("dpkg-deb", "--root-owner-group", "--build", opened.toString(), deb.toString());
    delete(opened);
  }

  /// Links are as old as they are; dpkg-deb makes what is younger than SOURCE_DATE_EPOCH as old as
  /// that.
  private void date(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(it -> !Files.isSymbolicLink(it)).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(time));
      }
    }
  }

  /// jpackage's own spec, which moves to its place what belongs outside /opt.
  private Path spec() throws IOException {
    Path resources = Files.createDirectories(target.resolve("resources"));
    String copied = "cp -r %{_sourcedir}APPLICATION_DIRECTORY/* %{buildroot}APPLICATION_DIRECTORY\n";
    String root = "%{buildroot}APPLICATION_DIRECTORY/" + ROOT;
    String text = template("template.spec");
    if (!text.contains(copied)) {
      throw new IOException("this JDK's jpackage has another spec: mend Installer.java");
    }
    Files.writeString(
        resources.resolve(PACKAGE + ".spec"),
        text.replace(
            copied, copied + "cp -a " + root + "/. %{buildroot}/\nrm -rf " + root + "\n"));
    return resources;
  }

  /// As this JDK's jpackage has it.
  private static String template(String name) throws IOException {
    var jpackage = ModuleFinder.ofSystem().find("jdk.jpackage").orElseThrow();
    try (ModuleReader reader = jpackage.open();
        InputStream in = reader.open("jdk/jpackage/internal/resources/" + name).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> debOptions() {
    return and(
        linuxOptions(),
        "--linux-app-category",
        "net",
        "--linux-deb-maintainer",
        "maintainers@trafficgenerator.invalid",
        "--linux-package-deps",
        "libgtk-3-0 | libgtk-3-0t64, libpango-1.0-0, libpangoft2-1.0-0, libfreetype6, fontconfig,"
            + " fonts-dejavu-core | fonts-liberation");
  }

  private List<String> rpmOptions() throws IOException {
    return and(
        linuxOptions(),
        "--linux-app-category",
        "Applications/Internet",
        "--linux-rpm-license-type",
        "Apache-2.0",
        "--resource-dir",
        spec().toString(),
        "--linux-package-deps",
        "gtk3, pango, freetype, fontconfig, dejavu-sans-fonts");
  }

  private List<String> linuxOptions() {
    return and(
        List.of(),
        "--linux-package-name",
        PACKAGE,
        "--linux-app-release",
        "1");
  }

  private List<String> associated() {
    return and(
        List.of(), "--file-associations", own.resolve("sitemap.properties").toString());
  }

  private List<String> described() {
    return and(
        List.of(),
        "--app-version",
        version,
        "--vendor",
        VENDOR,
        "--description",
        DESCRIPTION,
        "--copyright",
        "Apache License 2.0");
  }

  private String icon() {
    return packaging.resolve("icons").resolve(PACKAGE + "." + os.icon).toString();
  }

  private String mainJar() throws IOException {
    return list(layout.resolve("lib")).stream()
        .map(it -> it.getFileName().toString())
        .filter(it -> it.startsWith(PACKAGE) && it.endsWith(".jar"))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + PACKAGE + " jar in " + layout));
  }

  private void jpackage(String type, List<String> options) throws IOException {
    run("jpackage", and(options, "--type", type, "--dest", target.toString()));
  }

  private static void run(String tool, List<String> options) throws IOException {
    int code =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new IOException("this JDK has no " + tool))
            .run(System.out, System.err, options.toArray(String[]::new));
    if (code != 0) {
      throw new IOException(tool + " ended with " + code);
    }
  }

  private void command(String... words) throws IOException {
    var process = new ProcessBuilder(words).inheritIO();
    process.environment().put("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond()));
    try {
      int code = process.start().waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", words) + " ended with " + code);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Path made(String ending) throws IOException {
    return list(target).stream()
        .filter(it -> it.toString().endsWith(ending))
        .findFirst()
        .orElseThrow(() -> new IOException("jpackage left no " + ending));
  }

  private static List<String> and(List<String> first, String... more) {
    var all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  private static boolean isThere(String command) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(it -> Files.isExecutable(Path.of(it, command)));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static long size(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void compress(Path file, Path folder) throws IOException {
    Path compressed = Files.createDirectories(folder).resolve(file.getFileName() + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      Files.copy(file, out);
    }
  }

  /// What is in `from`, into folders that may be there.
  private static void move(Path from, Path to) throws IOException {
    for (Path each : list(from)) {
      Path moved = to.resolve(each.getFileName());
      if (Files.isDirectory(each) && Files.isDirectory(moved)) {
        move(each, moved);
      } else {
        Files.move(each, moved);
      }
    }
    Files.deleteIfExists(from);
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
