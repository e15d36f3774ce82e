package dev.trafficgenerator.console.sitemap.file;

import dev.trafficgenerator.json.SitemapText;
import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// How a sitemap's file is laid out, so that it is saved as it was opened.
///
/// @param isWrapped whether it is a start body and not a sitemap alone
/// @param hasSettings whether the settings are in it, too
/// @param isCrLf whether its lines end as on Windows
record FileShape(
    boolean isWrapped,
    boolean hasSettings,
    Optional<String> name,
    Optional<String> description,
    boolean isCrLf) {
  /// A sitemap alone.
  static final FileShape BARE =
      new FileShape(false, false, Optional.empty(), Optional.empty(), false);

  static FileShape of(byte[] content) {
    StartRequest request = StartRequestJson.read(content);
    boolean isCrLf = new String(content, StandardCharsets.UTF_8).contains("\r\n");
    boolean isWrapped = request.sitemapPointer().isPresent() && !request.isBareSitemap();
    boolean hasSettings = isWrapped && request.hasSettings();
    return new FileShape(isWrapped, hasSettings, request.name(), request.description(), isCrLf);
  }

  /// A file's content of this shape. A text that is no bare sitemap stands for itself.
  byte[] content(String sitemapText, Map<Setting, String> settings) {
    String text =
        isWrapped && StartRequestJson.read(bytes(sitemapText)).isBareSitemap()
            ? SitemapText.startBody(
                name,
                description,
                hasSettings ? Optional.of(settings) : Optional.empty(),
                sitemapText)
            : sitemapText;
    return bytes(isCrLf ? text.replace("\n", "\r\n") : text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
