/// A run that a file describes, as the newer show runners drive it:
/// [ConfiguredRun][dev.trafficgenerator.showrunner.ConfiguredRun] starts what the file says and, at
/// each SIGHUP, takes it anew.
///
/// The file is a start body; what it means is `json`'s, and the run is the generator's, which other
/// doors drive at the same time. Depends on `run`, `sitemap` and `json`; the port that tells of it
/// is `rest`'s.
@NullMarked
package dev.trafficgenerator.showrunner;

import org.jspecify.annotations.NullMarked;
