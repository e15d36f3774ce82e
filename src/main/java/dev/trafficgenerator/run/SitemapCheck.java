package dev.trafficgenerator.run;

import static dev.trafficgenerator.sitemap.Problem.below;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.Variable;
import dev.trafficgenerator.value.CsvTable;
import dev.trafficgenerator.value.VariableCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what is wrong with a sitemap. Its form is right by then; this is about what the values
/// mean.
final class SitemapCheck {
  private static final Pattern VARIABLE_NAME = Pattern.compile(Variable.NAME_PATTERN);
  private static final Pattern PATH = Pattern.compile(PathGroup.PATH_PATTERN);

  private final Sitemap sitemap;
  private final Optional<Target> target;
  private final Problems problems;
  private final HeaderCheck headers;

  /// The tables among the variables, by name.
  private final Map<String, CsvTable> tables = new LinkedHashMap<>();

  /// @param target empty when it is itself wrong; paths are then not compared with it
  SitemapCheck(Sitemap sitemap, Optional<Target> target, Problems problems) {
    this.sitemap = sitemap;
    this.target = target;
    this.problems = problems;
    this.headers = new HeaderCheck(problems);
  }

  void run() {
    groups(sitemap.paths(), "/sitemap/paths");
    groups(sitemap.pathsAuthReq(), "/sitemap/paths_auth_req");
    auth();
    headers.check(sitemap.globalHeaders(), "/sitemap/global_headers");
    override();
    sitemap.variables().forEach(this::variable);
    headers.checkValuesOf(sitemap.variables(), tables);
    new ColumnCheck(sitemap, tables, problems).run();
  }

  private void groups(List<PathGroup> groups, String pointer) {
    for (int i = 0; i < groups.size(); i++) {
      group(groups.get(i), below(pointer, i));
    }
  }

  private void group(PathGroup group, String pointer) {
    for (int i = 0; i < group.paths().size(); i++) {
      path(group.paths().get(i), below(below(pointer, "paths"), i));
    }
    headers.check(group.headers(), below(pointer, "headers"));
    double weight = group.weight();
    if (!PathGroup.WEIGHTS.contains(weight)) {
      problems.add(below(pointer, "weight"), PathGroup.WEIGHTS.rule(), weight);
    }
    new ExpectationCheck(problems).check(group, below(pointer, "expect"));
  }

  private void path(String path, String pointer) {
    if (path.isBlank()) {
      problems.add(pointer, "must not be blank", path);
    } else if (hasControlCharacter(path)) {
      problems.add(pointer, "must not hold line breaks or other control characters", path);
    } else if (TargetUrl.isAbsolute(path.strip())) {
      absolute(path.strip(), pointer);
    }
  }

  private void absolute(String url, String pointer) {
    Optional<TargetUrl.Origin> origin = TargetUrl.origin(url);
    if (target.isPresent() && !origin.map(it -> it.isThatOf(target.get())).orElse(false)) {
      problems.add(
          pointer,
          "must be a path, or a URL on the target's own host " + target.get().origin(),
          url);
    }
  }

  private void auth() {
    if (!sitemap.hasAuth()) {
      return;
    }
    if (sitemap.auth().isEmpty()) {
      problems.add("/sitemap/auth", "is required when has_auth is true");
      return;
    }
    Auth auth = sitemap.auth().get();
    if (auth.path().isBlank()) {
      problems.add("/sitemap/auth/auth_path", "is required");
    } else {
      path(auth.path(), "/sitemap/auth/auth_path");
    }
    if (!auth.tokenPath().map(SitemapCheck::isJsonPointer).orElse(true)) {
      problems.add(
          "/sitemap/auth/token_path",
          "must be a JSON Pointer, such as /data/token",
          auth.tokenPath().get());
    }
    auth.formPage().ifPresent(page -> formPage(page, auth.scheme()));
    new CredentialsCheck(problems, headers).check(auth.scheme());
  }

  private void formPage(String page, AuthScheme scheme) {
    String pointer = "/sitemap/auth/form_page";
    if (scheme instanceof AuthScheme.FormData) {
      path(page, pointer);
    } else {
      problems.add(pointer, "is for auth_type form_data alone: only a form has hidden fields");
    }
  }

  private void override() {
    List<String> patterns = sitemap.pathHeadersOverride().paths();
    for (int i = 0; i < patterns.size(); i++) {
      String pointer = below("/sitemap/path_headers_override/paths", i);
      if (patterns.get(i).isBlank()) {
        problems.add(pointer, "must not be blank", patterns.get(i));
      } else if (hasControlCharacter(patterns.get(i))) {
        problems.add(
            pointer, "must not hold line breaks or other control characters", patterns.get(i));
      }
    }
    Map<String, String> overridden = sitemap.pathHeadersOverride().headers();
    headers.check(overridden, "/sitemap/path_headers_override/headers");
  }

  private void variable(String name, Variable variable) {
    String pointer = below("/sitemap/variables", name);
    if (!VARIABLE_NAME.matcher(name).matches()) {
      problems.add(pointer, "must be named with ASCII letters, digits and _ only", name);
    }
    VariableCheck.check(variable, pointer, problems).ifPresent(table -> tables.put(name, table));
  }

  private static boolean hasControlCharacter(String text) {
    return !PATH.matcher(text).matches();
  }

  /// RFC 6901: every `~` is followed by 0 or 1. [Auth#TOKEN_PATH_PATTERN] says the same, but takes
  /// a stack as deep as the text is long.
  static boolean isJsonPointer(String text) {
    boolean escaped = true;
    for (int at = text.indexOf('~'); at >= 0; at = text.indexOf('~', at + 1)) {
      escaped &= text.startsWith("~0", at) || text.startsWith("~1", at);
    }
    return text.startsWith("/") && escaped;
  }
}
