/// What to ask for: a sitemap taken apart, and the requests made of it.
///
/// [RequestPlanner][dev.trafficgenerator.engine.planning.RequestPlanner] chooses, and
/// [SessionRequests][dev.trafficgenerator.engine.planning.SessionRequests] builds what one visitor
/// sends. Nothing here sends, waits or knows of a run; `engine` uses this room, never the reverse.
/// Depends on `sitemap`, `run`, `value`, `visitor`, `http` and `metrics`.
@NullMarked
package dev.trafficgenerator.engine.planning;

import org.jspecify.annotations.NullMarked;
