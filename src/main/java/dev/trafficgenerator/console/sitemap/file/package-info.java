/// The file behind the draft: opening, saving, what was opened lately, what changed outside, and
/// unsaved work that outlives a crash.
///
/// Models alone: no control. Knows the desk and no other screen.
@NullMarked
package dev.trafficgenerator.console.sitemap.file;

import org.jspecify.annotations.NullMarked;
