/// Users doing it: one virtual thread per simulated user, who lives in sessions; a session is one
/// visit of one visitor, with its own address, browser, cookies, connections and login.
///
/// [Engine][dev.trafficgenerator.engine.Engine] is the generator of this process. What to ask for
/// is the duty of the room `planning`, which knows nothing of this one. Depends on `sitemap`,
/// `run`, `visitor`, `http` and `metrics`; reads JSON answers through an interface that is handed
/// in.
@NullMarked
package dev.trafficgenerator.engine;

import org.jspecify.annotations.NullMarked;
