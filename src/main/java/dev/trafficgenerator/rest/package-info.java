/// Both ends of the control API: [ControlServer][dev.trafficgenerator.rest.ControlServer] lets a
/// show runner drive a generator over HTTP, and
/// [RemoteGenerator][dev.trafficgenerator.rest.RemoteGenerator] drives one that is elsewhere.
///
/// The HTTP is here (addresses, statuses, limits, threads); what the bodies mean is `json`'s, and
/// what a command does is the generator's. Depends on `run`, `sitemap` and `json`; no other room
/// but the demo site's knows Javalin and Jetty.
@NullMarked
package dev.trafficgenerator.rest;

import org.jspecify.annotations.NullMarked;
