/// Whether this computer is fit to generate traffic:
/// [Examination][dev.trafficgenerator.doctor.Examination] looks at it and says what it sees and
/// what to do about it.
///
/// Knows nothing of runs and sitemaps, changes nothing, and asks nobody but the name service.
/// Depends on nothing.
@NullMarked
package dev.trafficgenerator.doctor;

import org.jspecify.annotations.NullMarked;
