/// One request out, one [Exchange][dev.trafficgenerator.http.Exchange] back: connections, cookies,
/// TLS, names, time limits. The only package that knows OkHttp and Conscrypt.
///
/// A refused connection is an exchange, not an exception. Depends on no other package.
@NullMarked
package dev.trafficgenerator.http;

import org.jspecify.annotations.NullMarked;
