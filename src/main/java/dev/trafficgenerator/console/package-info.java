/// The operator console: a window of seven screens over one
/// [desk][dev.trafficgenerator.console.desk].
///
/// This package wires them and holds the window; each screen is a package of FXML, a thin
/// controller and a model, which knows the desk and no other screen. Depends on `run`, `sitemap`
/// and `json` alone: engine, reports and the rest come as
/// [Outside][dev.trafficgenerator.console.desk.Outside].
@NullMarked
package dev.trafficgenerator.console;

import org.jspecify.annotations.NullMarked;
