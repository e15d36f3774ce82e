package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.sitemap.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of a request may be shown: everything but credentials.
public final class Redaction {
  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private static final Pattern PARAMETER = Pattern.compile("(?<=^|[?&])([^=&#?]+)=([^&#]*)");
  private static final Pattern AMPERSAND = Pattern.compile("&");

  private Redaction() {}

  /// A header's value, or a mask when the header is one of credentials.
  public static String headerValue(String name, String value, Credentials credentials) {
    boolean secret =
        SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))
            || SecretName.matches(name)
            || credentials.headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase(name));
    if (HeaderList.SLOT.equals(value)) {
      return "";
    }
    if (!secret && name.equalsIgnoreCase("referer")) {
      return url(value, credentials);
    }
    return secret ? Secret.MASK : value;
  }

  /// A URL whose credentials, if there are any in its query string, are masked.
  public static String url(String url, Credentials credentials) {
    int query = url.indexOf('?');
    return query < 0
        ? url
        : url.substring(0, query) + parameters(url.substring(query), credentials);
  }

  /// A body whose secrets, as far as the names of fields tell them, are masked: those of JSON and
  /// of forms.
  ///
  /// @param contentType what the request says; null = nothing
  public static String body(String text, @Nullable String contentType) {
    String said = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    boolean isKnown = said.contains("json") || said.startsWith(BodyTemplate.FORM);
    String type = isKnown ? said : BodyTemplate.guess(text);
    if (type.contains("json")) {
      return SecretFields.masked(text);
    }
    return type.startsWith(BodyTemplate.FORM) ? parameters(text, Credentials.NONE) : text;
  }

  /// A login's body: the names of its fields, if it is a form, and nothing else of it.
  ///
  /// @param contentType what the request says; null = nothing
  public static String loginBody(String text, @Nullable String contentType) {
    return contentType == null || !contentType.startsWith(BodyTemplate.FORM)
        ? Secret.MASK
        : AMPERSAND
            .splitAsStream(text)
            .map(pair -> pair.substring(0, Math.max(0, pair.indexOf('='))) + "=" + Secret.MASK)
            .collect(Collectors.joining("&"));
  }

  private static String parameters(String text, Credentials credentials) {
    Set<String> secretNames =
        AMPERSAND
            .splitAsStream(credentials.query())
            .map(pair -> pair.substring(0, Math.max(0, pair.indexOf('='))))
            .collect(Collectors.toSet());
    return PARAMETER
        .matcher(text)
        .replaceAll(match -> {
          String name = match.group(1);
          boolean secret = secretNames.contains(name) || SecretName.matchesEncoded(name);
          return Matcher.quoteReplacement(name + "=" + (secret ? Secret.MASK : match.group(2)));
        });
  }
}
