/// What a sitemap holds beside its paths, as forms: the login, the variables, the headers; and the
/// fields that all forms are made of.
///
/// Controls alone. Knows the editor.
@NullMarked
package dev.trafficgenerator.console.sitemap.form;

import org.jspecify.annotations.NullMarked;
