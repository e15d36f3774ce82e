package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.sitemap.Expectation;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expectation taken apart: what has to be kept of an answer, and whether the answer meets it.
public final class ExpectedAnswer {
  /// Most of a body that is looked at; what lies beyond counts as not there.
  static final int BODY_BYTES_MAX = 1024 * 1024;

  /// Null = any.
  private final @Nullable BitSet statuses;

  private final List<String> jsonPointers;
  private final List<String> texts;
  private final Keep keep;
  private final Keep keepWithPages;

  private ExpectedAnswer(Expectation expectation) {
    statuses = expectation.statuses().isEmpty() ? null : bits(expectation.statuses());
    jsonPointers = expectation.jsonPointers();
    texts = expectation.contains();
    keep =
        expectation.asksForBody()
            ? (status, _) -> allows(status) ? BODY_BYTES_MAX : 0
            : Keep.NOTHING;
    keepWithPages =
        expectation.asksForBody()
            ? (status, type) ->
                Math.max(keep.bytesMax(status, type), PageAnswer.KEEP.bytesMax(status, type))
            : PageAnswer.KEEP;
  }

  /// Null when any answer will do.
  static @Nullable ExpectedAnswer of(Expectation expectation) {
    return expectation.equals(Expectation.NONE) ? null : new ExpectedAnswer(expectation);
  }

  private static BitSet bits(List<Expectation.StatusRange> ranges) {
    var bits = new BitSet();
    ranges.forEach(range -> bits.set(range.first(), range.last() + 1));
    return bits;
  }

  private boolean allows(int status) {
    return statuses == null || statuses.get(status);
  }

  /// How much of an answer is needed to judge it.
  ///
  /// @param withPages whether pages are also needed for what they name
  public Keep keep(boolean withPages) {
    return withPages ? keepWithPages : keep;
  }

  /// Whether the answer is as it should be. It was kept as [#keep] says.
  public boolean isMetBy(Exchange.Answered answer, PointerLookup lookup) {
    if (!allows(answer.status())) {
      return false;
    }
    if (jsonPointers.isEmpty() && texts.isEmpty()) {
      return true;
    }
    byte[] body = answer.body();
    if (body == null) {
      // It could not be decoded.
      return false;
    }
    int length = Math.min(body.length, BODY_BYTES_MAX);
    return holdsTexts(body, length)
        && jsonPointers.stream().allMatch(it -> lookup.leadsToValue(body, length, it));
  }

  private boolean holdsTexts(byte[] body, int length) {
    if (texts.isEmpty()) {
      return true;
    }
    String text = new String(body, 0, length, StandardCharsets.UTF_8);
    return texts.stream().allMatch(text::contains);
  }
}
