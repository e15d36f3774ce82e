package dev.trafficgenerator.run;

import static dev.trafficgenerator.sitemap.Problem.below;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.value.CsvTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds where a sitemap asks a table for a column that it does not have, or for none. Left as it
/// stands, such a text would be sent, and nobody would notice.
final class ColumnCheck {
  private static final String CREDENTIALS = "/sitemap/auth/credentials";
  private static final int COLUMNS_SHOWN_MAX = 20;

  private final Sitemap sitemap;
  private final Map<String, CsvTable> tables;
  private final Problems problems;

  /// @param tables those among the variables that are right, by name
  ColumnCheck(Sitemap sitemap, Map<String, CsvTable> tables, Problems problems) {
    this.sitemap = sitemap;
    this.tables = tables;
    this.problems = problems;
  }

  void run() {
    if (tables.isEmpty()) {
      return;
    }
    groups(sitemap.paths(), "/sitemap/paths");
    groups(sitemap.pathsAuthReq(), "/sitemap/paths_auth_req");
    headers(sitemap.globalHeaders(), "/sitemap/global_headers");
    headers(sitemap.pathHeadersOverride().headers(), "/sitemap/path_headers_override/headers");
    sitemap.activeAuth().ifPresent(this::auth);
  }

  private void groups(List<PathGroup> groups, String pointer) {
    for (int i = 0; i < groups.size(); i++) {
      PathGroup group = groups.get(i);
      String at = below(pointer, i);
      for (int j = 0; j < group.paths().size(); j++) {
        text(group.paths().get(j), below(below(at, "paths"), j));
      }
      headers(group.headers(), below(at, "headers"));
      switch (group.body()) {
        case Body.None _ -> {}
        case Body.Text(String text) -> text(text, below(at, "body"));
        case Body.Json(String json) -> text(json, below(at, "body"));
      }
    }
  }

  private void auth(Auth auth) {
    text(auth.path(), "/sitemap/auth/auth_path");
    auth.formPage().ifPresent(page -> text(page, "/sitemap/auth/form_page"));
    switch (auth.scheme()) {
      case AuthScheme.Basic basic -> {
        secrets(basic.headers(), CREDENTIALS + "/header");
        secret(basic.username(), CREDENTIALS + "/body_params/username");
        secret(basic.password().reveal(), CREDENTIALS + "/body_params/password");
      }
      case AuthScheme.Bearer(var headers) -> secrets(headers, CREDENTIALS + "/header");
      case AuthScheme.CustomHeaders(var headers) -> secrets(headers, CREDENTIALS + "/header");
      case AuthScheme.FormData(var fields) -> secrets(fields, CREDENTIALS + "/body_params");
      case AuthScheme.QueryParams(var fields) -> secrets(fields, CREDENTIALS + "/body_params");
      case AuthScheme.JsonBody(var json) -> secret(json.reveal(), CREDENTIALS + "/json_body");
    }
  }

  private void headers(Map<String, String> headers, String pointer) {
    headers.forEach((name, value) -> text(value, below(pointer, name)));
  }

  private void secrets(Map<String, Secret> fields, String pointer) {
    fields.forEach((name, value) -> secret(value.reveal(), below(pointer, name)));
  }

  private void text(String text, String pointer) {
    check(text, pointer, true);
  }

  /// Of what is secret nothing is repeated.
  private void secret(String text, String pointer) {
    check(text, pointer, false);
  }

  private void check(String text, String pointer, boolean isRepeated) {
    for (Reference reference : Reference.in(text)) {
      CsvTable table = tables.get(reference.name());
      if (table == null || table.columns().contains(reference.column())) {
        continue;
      }
      problems.add(
          pointer,
          "must name a column of %s%s: %s; a plain @ is written @@"
              .formatted(
                  reference.name(),
                  isRepeated ? ", not " + reference.text() : "",
                  columns(reference.name(), table)));
    }
  }

  private static String columns(String name, CsvTable table) {
    List<String> columns = table.columns();
    String shown =
        columns.stream()
            .limit(COLUMNS_SHOWN_MAX)
            .map(column -> new Reference(name, column).text())
            .collect(Collectors.joining(", "));
    return columns.size() <= COLUMNS_SHOWN_MAX ? shown : shown + " and others";
  }
}
