/// Settings kept by name: as files, as a list, and the card that shows it.
@NullMarked
package dev.trafficgenerator.console.load.presets;

import org.jspecify.annotations.NullMarked;
