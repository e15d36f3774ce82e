package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.sitemap.Body;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request's body and its content type.
///
/// @param contentType what is sent, unless a header of the sitemap beats it
/// @param constant the bytes, when they are the same for every request
@SuppressWarnings("ArrayRecordComponent") // a body is sent, never compared
record BodyTemplate(Template template, String contentType, byte @Nullable [] constant) {
  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";
  static final String TEXT = "text/plain";

  /// One pair of `a=b&c=d`. Pairs are looked at one by one: a pattern for all of them overflows the
  /// stack on long forms.
  private static final Pattern FORM_PAIR = Pattern.compile("[^=&\\s<>{}]+=[^&\\r\\n]*");

  private static final Pattern AMPERSAND = Pattern.compile("&");

  /// The template, or null for no body.
  ///
  /// @param writtenContentType what the group's headers or the global ones say; null = nothing
  static @Nullable BodyTemplate of(
      Body body, @Nullable String writtenContentType, Variables variables) {
    return switch (body) {
      case Body.None _ -> null;
      case Body.Json(String json) -> of(json, writtenContentType, JSON, variables);
      case Body.Text(String text) -> of(text, writtenContentType, guess(text), variables);
    };
  }

  /// A body whose type is known, unless a header of the sitemap says another.
  static BodyTemplate of(
      String text, @Nullable String writtenContentType, String contentType, Variables variables) {
    String decisive = writtenContentType == null ? contentType : writtenContentType;
    Template template = Template.compile(text, place(decisive), variables);
    byte[] constant =
        template.isConstant() ? template.constant().getBytes(StandardCharsets.UTF_8) : null;
    return new BodyTemplate(template, decisive, constant);
  }

  byte[] bytes(Variables.Values values, RandomGenerator random) {
    return constant != null
        ? constant
        : template.expand(values, random).getBytes(StandardCharsets.UTF_8);
  }

  /// JSON if it is JSON, a form if it looks like `a=b&c=d`, else plain text.
  static String guess(String text) {
    if (JsonSyntax.isJson(text)) {
      return JSON;
    }
    boolean isForm =
        AMPERSAND.splitAsStream(text.strip()).allMatch(pair -> FORM_PAIR.matcher(pair).matches());
    return isForm ? FORM : TEXT;
  }

  private static Template.Place place(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return Template.Place.JSON;
    }
    return type.startsWith(FORM) ? Template.Place.FORM : Template.Place.TEXT;
  }
}
