package dev.trafficgenerator.console;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// The screens, in the order of the side bar.
enum Screen {
  LIVE(Feather.ACTIVITY),
  SITEMAP(Feather.SHARE_2),
  LOAD(Feather.SLIDERS),
  RUNS(Feather.CLOCK),
  LOG(Feather.ALIGN_LEFT),
  CONNECT(Feather.LINK),
  SETTINGS(Feather.SETTINGS);

  private final Feather icon;

  Screen(Feather icon) {
    this.icon = icon;
  }

  Feather icon() {
    return icon;
  }

  /// In lower case, as in messages and in the name of its package.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// `live/Live.fxml`
  String fxml() {
    return key() + "/" + name().charAt(0) + key().substring(1) + ".fxml";
  }
}
