/// What one request came to that was sent for a person to look at, outside of any run.
///
/// Plain values: what tries a plan makes them, what shows them reads them. Depends on `sitemap`
/// alone.
@NullMarked
package dev.trafficgenerator.run.trial;

import org.jspecify.annotations.NullMarked;
