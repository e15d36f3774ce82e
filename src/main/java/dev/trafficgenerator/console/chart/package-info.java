/// Charts of a run's course, for every screen that shows one: several plots over one time axis,
/// drawn on a canvas. The arithmetic (what is kept, which window, scales, ticks) stands in plain
/// classes without controls; [ChartStack][dev.trafficgenerator.console.chart.ChartStack] draws.
/// Knows no screen and not the desk.
@NullMarked
package dev.trafficgenerator.console.chart;

import org.jspecify.annotations.NullMarked;
