/// What a run counted and measured, and the host beside it: plain values that the engine fills and
/// that the control API, reports and the console show. Knows `sitemap` alone.
@NullMarked
package dev.trafficgenerator.run.figures;

import org.jspecify.annotations.NullMarked;
