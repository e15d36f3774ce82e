/// What a page is made of, and what a browser keeps of it.
///
/// [Page][dev.trafficgenerator.engine.page.Page] reads HTML,
/// [StyleSheet][dev.trafficgenerator.engine.page.StyleSheet] CSS, and
/// [BrowserCache][dev.trafficgenerator.engine.page.BrowserCache] knows what need not be fetched
/// again. Nothing here sends or waits; `engine` uses this room, never the reverse. Depends on
/// `engine.planning`, `visitor` and `http`; reads pages with jsoup.
@NullMarked
package dev.trafficgenerator.engine.page;

import org.jspecify.annotations.NullMarked;
