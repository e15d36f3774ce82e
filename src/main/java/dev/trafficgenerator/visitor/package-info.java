/// Who visits: a coherent browser or API client, its headers in its own order and letter case, and
/// a public address.
///
/// The browsers and clients are data: text files beside this package's classes, whose form their
/// `README.md` describes. Depends on `http` alone, for
/// [HeaderList][dev.trafficgenerator.http.HeaderList].
@NullMarked
package dev.trafficgenerator.visitor;

import org.jspecify.annotations.NullMarked;
