package dev.trafficgenerator.sitemap;

import java.util.Map;

/// How credentials are handed over. All values may hold `@name` variables.
public sealed interface AuthScheme {

  /// HTTP Basic: the headers as given, or an `Authorization` built from `username` and `password`.
  ///
  /// @param username empty when the credentials are headers
  record Basic(Map<String, Secret> headers, String username, Secret password)
      implements AuthScheme {
    public Basic {
      headers = Ordered.copyOf(headers);
    }
  }

  /// A token the person already has, in the headers given.
  record Bearer(Map<String, Secret> headers) implements AuthScheme {
    public Bearer {
      headers = Ordered.copyOf(headers);
    }
  }

  /// A form, `application/x-www-form-urlencoded`.
  record FormData(Map<String, Secret> fields) implements AuthScheme {
    public FormData {
      fields = Ordered.copyOf(fields);
    }
  }

  /// A JSON body.
  ///
  /// @param json any JSON value, as compact text
  record JsonBody(Secret json) implements AuthScheme {}

  /// Query parameters.
  record QueryParams(Map<String, Secret> fields) implements AuthScheme {
    public QueryParams {
      fields = Ordered.copyOf(fields);
    }
  }

  /// Headers of any name.
  record CustomHeaders(Map<String, Secret> headers) implements AuthScheme {
    public CustomHeaders {
      headers = Ordered.copyOf(headers);
    }
  }
}
