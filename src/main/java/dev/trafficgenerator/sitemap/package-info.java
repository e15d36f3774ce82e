/// What to visit: the paths of a site, its logins, variables and headers, as plain immutable data.
///
/// A [Sitemap][dev.trafficgenerator.sitemap.Sitemap] may be incomplete, for an editor holds one
/// while it is being written; what is wrong with it is said as
/// [Problem][dev.trafficgenerator.sitemap.Problem]s. Depends on no other package.
@NullMarked
package dev.trafficgenerator.sitemap;

import org.jspecify.annotations.NullMarked;
