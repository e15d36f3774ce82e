/// The connect screen: its FXML, a thin controller and its models. Knows the desk and no other
/// screen.
@NullMarked
package dev.trafficgenerator.console.connect;

import org.jspecify.annotations.NullMarked;
