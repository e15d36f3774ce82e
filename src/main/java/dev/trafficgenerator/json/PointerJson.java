package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import java.io.IOException;

/// Looks for a value in a target's JSON answer, without reading further than it takes.
public final class PointerJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private PointerJson() {}

  /// Whether `pointer` leads to a value, which may be a null. False when the answer is no JSON up
  /// to there.
  ///
  /// @param answer the answer's body, or its beginning
  /// @param length how much of the array counts
  /// @param pointer a JSON Pointer that is not empty
  public static boolean leadsToValue(byte[] answer, int length, String pointer) {
    try (JsonParser json = FACTORY.createParser(answer, 0, length);
        JsonParser found =
            new FilteringParserDelegate(
                json,
                new JsonPointerBasedFilter(pointer),
                TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                false)) {
      return found.nextToken() != null;
    } catch (IOException e) {
      // An error page, most often.
      return false;
    }
  }
}
