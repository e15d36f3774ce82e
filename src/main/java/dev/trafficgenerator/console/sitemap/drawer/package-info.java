/// What lies below both sides of a sitemap: its problems, what became of a request sent once, and
/// the requests that a run would send.
///
/// Controls alone. Knows the editor and the trials.
@NullMarked
package dev.trafficgenerator.console.sitemap.drawer;

import org.jspecify.annotations.NullMarked;
