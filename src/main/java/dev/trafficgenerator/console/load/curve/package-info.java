/// The curve of a load, drawn before it is run: plain arithmetic, and a pane that draws it.
@NullMarked
package dev.trafficgenerator.console.load.curve;

import org.jspecify.annotations.NullMarked;
