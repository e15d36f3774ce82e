package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds credentials that cannot be handed over. No problem ever repeats one.
final class CredentialsCheck {
  private static final String CREDENTIALS = "/sitemap/auth/credentials";

  private final Problems problems;
  private final HeaderCheck headers;

  CredentialsCheck(Problems problems, HeaderCheck headers) {
    this.problems = problems;
    this.headers = headers;
  }

  void check(AuthScheme scheme) {
    switch (scheme) {
      case AuthScheme.Basic basic -> basic(basic);
      case AuthScheme.Bearer(var fields) -> headers(fields);
      case AuthScheme.CustomHeaders(var fields) -> headers(fields);
      case AuthScheme.FormData(var fields) -> fields(fields);
      case AuthScheme.QueryParams(var fields) -> fields(fields);
      case AuthScheme.JsonBody(var json) -> {
        if (json.reveal().isBlank()) {
          problems.add(CREDENTIALS + "/json_body", "is required");
        }
      }
    }
  }

  private void basic(AuthScheme.Basic basic) {
    if (!basic.headers().isEmpty()) {
      headers(basic.headers());
    } else if (basic.username().isEmpty()) {
      problems.add(
          CREDENTIALS + "/body_params/username",
          "is required, unless the credentials hold a header");
    }
    if (basic.username().indexOf(':') >= 0) {
      problems.add(
          CREDENTIALS + "/body_params/username",
          "must not hold a colon: it would end there (RFC 7617)");
    }
  }

  private void headers(Map<String, Secret> fields) {
    if (fields.isEmpty()) {
      problems.add(CREDENTIALS + "/header", "must hold at least one header");
    }
    Map<String, String> revealed = new LinkedHashMap<>();
    fields.forEach((name, value) -> revealed.put(name, value.reveal()));
    headers.check(revealed, CREDENTIALS + "/header");
  }

  private void fields(Map<String, Secret> fields) {
    if (fields.isEmpty()) {
      problems.add(CREDENTIALS + "/body_params", "must hold at least one field");
    }
  }
}
