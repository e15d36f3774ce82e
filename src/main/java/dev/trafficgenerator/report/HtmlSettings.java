package dev.trafficgenerator.report;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingText;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.SitemapSummary;

/// How a run was set up, and on what it ran.
final class HtmlSettings {
  private final RunRecord record;

  HtmlSettings(RunRecord record) {
    this.record = record;
  }

  void write(Html html) {
    html.open("section").element("h2", "Settings").open("dl", "class", "settings");
    for (Setting setting : Setting.values()) {
      entry(html, setting.title(), SettingText.of(setting, record.settings()));
    }
    html.close("dl").close("section");
    html.open("section").element("h2", "Sitemap and traffic").open("dl", "class", "settings");
    SitemapSummary sitemap = record.sitemap();
    entry(html, "Paths for all", Figure.count(sitemap.paths()));
    entry(html, "Paths after login", Figure.count(sitemap.pathsAuthReq()));
    entry(html, "Variables", Figure.count(sitemap.variables()));
    entry(html, "Login", sitemap.login().isEmpty() ? "none" : sitemap.login());
    RunFigures figures = record.figures();
    entry(html, "Bytes sent", Figure.bytes(figures.bytes().sent()));
    entry(html, "Bytes received", Figure.bytes(figures.bytes().received()));
    HostSample host = record.last().host();
    entry(html, "Generator’s CPU, last", Figure.percent(host.processCpuPercent(), 100));
    entry(html, "Generator’s memory, last", Figure.bytes(host.processResidentBytes()));
    entry(html, "Sessions held back", Figure.count(figures.sessions().heldBack()));
    html.close("dl").close("section").raw("\n");
  }

  private static void entry(Html html, String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close("div");
  }
}
