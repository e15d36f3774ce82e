package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The system's own dialogs.
public final class SystemFileDialogs implements FileDialogs {
  private final Messages messages;

  public SystemFileDialogs(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Optional<Path> toOpen(Window owner, Optional<Path> beside) {
    return path(chooser("sitemap.open.title", beside).showOpenDialog(owner));
  }

  @Override
  public Optional<Path> toSave(Window owner, Optional<Path> beside) {
    FileChooser chooser = chooser("sitemap.save.title", beside);
    chooser.setInitialFileName(
        beside.map(it -> it.getFileName().toString()).orElse("my.sitemap.json"));
    return path(chooser.showSaveDialog(owner));
  }

  private FileChooser chooser(String title, Optional<Path> beside) {
    var chooser = new FileChooser();
    chooser.setTitle(messages.get(title));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(messages.get("sitemap.files.json"), "*.json"),
            new FileChooser.ExtensionFilter(messages.get("sitemap.files.all"), "*"));
    beside
        .map(it -> it.toAbsolutePath().getParent())
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private static Optional<Path> path(@org.jspecify.annotations.Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }
}
