/// Trying a draft in small: one request, one login, a look at what would be sent.
///
/// Models alone: no control. Knows the desk and no other screen.
@NullMarked
package dev.trafficgenerator.console.sitemap.trial;

import org.jspecify.annotations.NullMarked;
