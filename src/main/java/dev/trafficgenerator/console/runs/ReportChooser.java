package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.history.ReportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The system's own dialog. The format is chosen by the file's ending.
public final class ReportChooser implements SaveDialog {
  private final Messages messages;

  public ReportChooser(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Optional<Path> ask(Window owner, String name) {
    var chooser = new FileChooser();
    chooser.setTitle(messages.get("runs.save"));
    chooser.setInitialFileName(name + ".html");
    for (ReportFormat format : ReportFormat.values()) {
      chooser
          .getExtensionFilters()
          .add(new ExtensionFilter(messages.get("runs.format." + format), "*." + format.label()));
    }
    return Optional.ofNullable(chooser.showSaveDialog(owner))
        .map(File::toPath)
        .map(path -> withEnding(path, chooser.getSelectedExtensionFilter()));
  }

  /// Some systems leave the ending to the person, who leaves it out.
  private static Path withEnding(
      Path path, @org.jspecify.annotations.Nullable ExtensionFilter filter) {
    String name = String.valueOf(path.getFileName());
    return name.contains(".") || filter == null
        ? path
        : path.resolveSibling(name + filter.getExtensions().getFirst().substring(1));
  }
}
