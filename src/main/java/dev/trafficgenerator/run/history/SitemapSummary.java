package dev.trafficgenerator.run.history;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.List;

/// A sitemap, counted. What it holds is not kept with a run's record: bodies, headers, variables
/// and logins are full of credentials.
///
/// @param paths for every session
/// @param pathsAuthReq for logged-in sessions only
/// @param variables how many there are
/// @param login the kind of login, such as `json_body`; empty without one
public record SitemapSummary(int paths, int pathsAuthReq, int variables, String login) {

  /// Nothing is known of it.
  public static final SitemapSummary NONE = new SitemapSummary(0, 0, 0, "");

  public static SitemapSummary of(Sitemap sitemap) {
    return new SitemapSummary(
        paths(sitemap.paths()),
        paths(sitemap.pathsAuthReq()),
        sitemap.variables().size(),
        sitemap.activeAuth().map(Auth::scheme).map(SitemapSummary::kind).orElse(""));
  }

  private static int paths(List<PathGroup> groups) {
    return groups.stream().mapToInt(group -> group.paths().size()).sum();
  }

  private static String kind(AuthScheme scheme) {
    return switch (scheme) {
      case AuthScheme.Basic _ -> "basic";
      case AuthScheme.Bearer _ -> "bearer";
      case AuthScheme.FormData _ -> "form_data";
      case AuthScheme.JsonBody _ -> "json_body";
      case AuthScheme.QueryParams _ -> "query_params";
      case AuthScheme.CustomHeaders _ -> "custom_headers";
    };
  }
}
