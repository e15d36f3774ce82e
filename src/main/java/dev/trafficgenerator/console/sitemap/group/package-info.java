/// The groups of paths: their table, the selected one as a form, and what can be done to it.
///
/// Controls and the selection they share. Knows the editor and the form's fields.
@NullMarked
package dev.trafficgenerator.console.sitemap.group;

import org.jspecify.annotations.NullMarked;
