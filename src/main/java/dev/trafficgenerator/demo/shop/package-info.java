/// What the demo shop sells and remembers: products and their pictures, carts, logins, accounts,
/// and the little JSON that goes in and out.
///
/// Knows nothing of HTTP. Everything it remembers has a limit, past which the oldest goes. Used by
/// `demo`; depends on no other package.
@NullMarked
package dev.trafficgenerator.demo.shop;

import org.jspecify.annotations.NullMarked;
