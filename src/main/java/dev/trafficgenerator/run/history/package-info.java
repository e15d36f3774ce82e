/// How a run went, second by second, and what befell it: plain values that the engine fills, and
/// that the control API, reports and the console show. Knows `run`'s figures and `sitemap`, and
/// nothing else.
@NullMarked
package dev.trafficgenerator.run.history;

import org.jspecify.annotations.NullMarked;
