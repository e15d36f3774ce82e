/// A run as its driver sees it: its settings, its plan, its state and its figures, and the one
/// interface, [Generator][dev.trafficgenerator.run.Generator], through which it is driven.
///
/// What drives (control API, console, command line) and what does the work (engine, a remote
/// generator) both know this package and not each other. Depends on `sitemap`, and on `value`,
/// which tries what a variable says.
@NullMarked
package dev.trafficgenerator.run;

import org.jspecify.annotations.NullMarked;
