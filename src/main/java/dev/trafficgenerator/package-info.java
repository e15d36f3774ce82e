/// The doors: [Main][dev.trafficgenerator.Main] picks one, builds the objects by constructor and
/// lets them go. May use every package; none may use it.
@NullMarked
package dev.trafficgenerator;

import org.jspecify.annotations.NullMarked;
