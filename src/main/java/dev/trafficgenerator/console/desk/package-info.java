/// What all screens of the console share: the generator that is driven and what it says, the draft
/// of a sitemap and its settings, and what the rest of the program lends to the console.
///
/// Models here import `javafx.beans` and `javafx.collections` and no control; all of them belong to
/// the FX thread. Knows no screen.
@NullMarked
package dev.trafficgenerator.console.desk;

import org.jspecify.annotations.NullMarked;
