package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.JsonFields;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What came with a request.
final class Input {

  /// Most bytes of a request's body; past it the answer is 413.
  static final int BODY_BYTES_MAX = 64 * 1024;

  private static final int DIGITS_MAX = 9;

  private Input() {}

  /// The fields of the body: of a form if it says that it is one, else of a JSON object. Empty when
  /// it is neither.
  static Optional<Map<String, String>> fields(Context ctx) {
    if (!ctx.isFormUrlencoded()) {
      return JsonFields.read(ctx.body());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    ctx.formParamMap().forEach((name, values) -> fields.put(name, values.getLast()));
    return Optional.of(fields);
  }

  /// A field of a form; empty text when it is missing.
  static String formField(Context ctx, String name) {
    String value = ctx.formParam(name);
    return value == null ? "" : value.strip();
  }

  /// `text` as a whole number from 0 up; empty when it is missing, something else, or too long.
  static OptionalInt wholeNumber(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > DIGITS_MAX) {
      return OptionalInt.empty();
    }
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /// As [#wholeNumber], from `low` to `high`, or `missing` when there is no text.
  static OptionalInt wholeNumber(@Nullable String text, int missing, int low, int high) {
    OptionalInt number = text == null ? OptionalInt.of(missing) : wholeNumber(text);
    boolean inRange = number.isPresent() && number.getAsInt() >= low && number.getAsInt() <= high;
    return inRange ? number : OptionalInt.empty();
  }
}
