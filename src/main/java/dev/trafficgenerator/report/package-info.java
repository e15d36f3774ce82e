/// A run on paper: its record as one HTML file that needs nothing else, as JSON, and as CSV.
///
/// Whoever asks for a report gets bytes; where they go (an answer, a file) is the asker's. Depends
/// on `run`, `sitemap` and `json`, and shows the numbers of a run's record as they are: nothing is
/// counted here.
@NullMarked
package dev.trafficgenerator.report;

import org.jspecify.annotations.NullMarked;
