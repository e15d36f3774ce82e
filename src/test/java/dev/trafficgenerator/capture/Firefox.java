package dev.trafficgenerator.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Debian's Firefox, the extended support release.
final class Firefox extends RealBrowser {
  static final String PROGRAM = "firefox-esr";

  /// All that does not lead here goes to a proxy that is not there.
  private static final Map<String, String> PREFERENCES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("app.normandy.enabled", "false"),
              Map.entry("app.update.auto", "false"),
              Map.entry("browser.aboutwelcome.enabled", "false"),
              Map.entry("browser.shell.checkDefaultBrowser", "false"),
              Map.entry("browser.startup.page", "0"),
              Map.entry("datareporting.policy.dataSubmissionEnabled", "false"),
              Map.entry("media.autoplay.default", "0"),
              Map.entry("network.captive-portal-service.enabled", "false"),
              Map.entry("network.connectivity-service.enabled", "false"),
              Map.entry("network.dns.localDomains", "\"" + REMOTE_HOST + "\""),
              Map.entry("network.proxy.http", "\"127.0.0.1\""),
              Map.entry("network.proxy.http_port", "9"),
              Map.entry("network.proxy.no_proxies_on", "\"localhost, " + REMOTE_HOST + "\""),
              Map.entry("network.proxy.ssl", "\"127.0.0.1\""),
              Map.entry("network.proxy.ssl_port", "9"),
              Map.entry("network.proxy.type", "1"),
              Map.entry("toolkit.telemetry.enabled", "false")));

  private final DevTools tools;
  private final String context;

  Firefox(Path home) {
    super(
        home,
        List.of(
            PROGRAM,
            "--headless",
            "--no-remote",
            "--width=1280",
            "--height=800",
            "--profile",
            profile(home).toString(),
            "--remote-debugging-port=0",
            "about:blank"));
    try {
      Path server = home.resolve("profile/WebDriverBiDiServer.json");
      String port = read(await(server, text -> text.endsWith("}"))).path("ws_port").asText();
      tools = new DevTools(URI.create("ws://127.0.0.1:" + port + "/session"));
      tools.call("session.new", "{'capabilities':{'alwaysMatch':{'acceptInsecureCerts':true}}}");
      context =
          tools
              .call("browsingContext.getTree", "{}")
              .path("contexts")
              .path(0)
              .path("context")
              .asText();
    } catch (RuntimeException | Error e) {
      super.close();
      throw e;
    }
  }

  private static Path profile(Path home) {
    Path profile = home.resolve("profile");
    var lines = new StringBuilder();
    PREFERENCES.forEach(
        (name, value) -> lines.append("user_pref(\"" + name + "\", " + value + ");\n"));
    try {
      Files.createDirectories(profile);
      Files.writeString(profile.resolve("user.js"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return profile;
  }

  private static JsonNode read(String json) {
    try {
      return DevTools.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void open(String url) {
    tools.call(
        "browsingContext.navigate",
        "{'context':'" + context + "','url':'" + url + "','wait':'none'}");
  }

  @Override
  void click(String selector) {
    String element =
        tools
            .call(
                "browsingContext.locateNodes",
                "{'context':'" + context + "','locator':{'type':'css','value':'" + selector + "'}}")
            .path("nodes")
            .path(0)
            .path("sharedId")
            .asText();
    tools.call(
        "input.performActions",
        "{'context':'"
            + context
            + "','actions':[{'type':'pointer','id':'mouse','actions':["
            + "{'type':'pointerMove','x':0,'y':0,'origin':{'type':'element','element':{'sharedId':'"
            + element
            + "'}}},{'type':'pointerDown','button':0},{'type':'pointerUp','button':0}]}]}");
  }

  @Override
  public void close() {
    tools.close();
    super.close();
  }
}
