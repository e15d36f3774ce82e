/// The embedded demo site: a small shop on loopback, pages and a JSON interface, that traffic can
/// be pointed at when there is no other target.
///
/// It shares the machine with what visits it, so nearly all it says is prepared when it starts.
/// Depends on no other package but its own `shop`, and is started through
/// [DemoSite][dev.trafficgenerator.demo.DemoSite] alone.
@NullMarked
package dev.trafficgenerator.demo;

import org.jspecify.annotations.NullMarked;
