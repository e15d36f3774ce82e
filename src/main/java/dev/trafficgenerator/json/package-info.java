/// JSON to model and back: start and update bodies, sitemaps, snapshots and the small answers of
/// the control API. The only package that knows Jackson, and the only one that knows legacy shapes.
///
/// Input of any kind is read without an exception: what is wrong with it comes back as
/// [Problem][dev.trafficgenerator.sitemap.Problem]s that point into the body as it was sent.
/// Depends on `run` and `sitemap`.
@NullMarked
package dev.trafficgenerator.json;

import org.jspecify.annotations.NullMarked;
