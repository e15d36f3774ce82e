/// What screens do to any node, whatever it shows.
///
/// All of the console may use it; it knows JavaFX and nothing of ours.
@NullMarked
package dev.trafficgenerator.console.view;

import org.jspecify.annotations.NullMarked;
