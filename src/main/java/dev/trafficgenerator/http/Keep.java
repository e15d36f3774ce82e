package dev.trafficgenerator.http;

import org.jspecify.annotations.Nullable;

/// How much of an answer's body is kept. All of it is read in any case.
@FunctionalInterface
public interface Keep {

  /// Keeps nothing.
  Keep NOTHING = (_, _) -> 0;

  /// Keeps answers of status 200 and of one type, and nothing else.
  ///
  /// @param mediaType such as `text/html`; what follows it in the answer's header is left aside
  static Keep only(String mediaType, int bytesMax) {
    return (status, contentType) ->
        status == 200
                && contentType != null
                && contentType.regionMatches(true, 0, mediaType, 0, mediaType.length())
            ? bytesMax
            : 0;
  }

  /// Most decoded bytes to keep of a body; what is beyond is read and dropped. 0 keeps none.
  ///
  /// @param contentType the answer's, as sent; null when it has none
  int bytesMax(int status, @Nullable String contentType);
}
