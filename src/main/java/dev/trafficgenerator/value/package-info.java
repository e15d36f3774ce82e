/// Values of a sitemap's variables: what may be drawn, and the drawing.
///
/// [VariableCheck][dev.trafficgenerator.value.VariableCheck] finds what is wrong with a variable by
/// trying it, [ValueSource][dev.trafficgenerator.value.ValueSource] draws, and
/// [CsvTable][dev.trafficgenerator.value.CsvTable] holds rows. Whoever checks, sends or shows
/// samples uses it. Depends on `sitemap` alone; invents texts with Datafaker and reads tables with
/// FastCSV.
@NullMarked
package dev.trafficgenerator.value;

import org.jspecify.annotations.NullMarked;
