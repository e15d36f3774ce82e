/// What is being edited on the sitemap screen: one text, one history of it, and the sitemap in it
/// as a person sees and changes it.
///
/// Models alone: no control, so that they can be tested without a display. Knows the desk and no
/// other screen.
@NullMarked
package dev.trafficgenerator.console.sitemap.edit;

import org.jspecify.annotations.NullMarked;
