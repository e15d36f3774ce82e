package dev.trafficgenerator.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Debian's Chromium.
final class Chromium extends RealBrowser {
  static final String PROGRAM = "chromium";

  private final DevTools tools;
  private final String session;

  Chromium(Path home) {
    super(
        home,
        List.of(
            PROGRAM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1280,800",
            "--lang=en-US",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required",
            "--ignore-certificate-errors-spki-list=" + CaptureServer.keyHash(),
            "--host-resolver-rules=MAP "
                + REMOTE_HOST
                + " 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--user-data-dir=" + home.resolve("profile"),
            "--remote-debugging-port=0",
            "about:blank"));
    try {
      Path port = home.resolve("profile/DevToolsActivePort");
      String[] lines = await(port, text -> text.lines().count() == 2).split("\n", -1);
      tools = new DevTools(URI.create("ws://127.0.0.1:" + lines[0] + lines[1]));
      session =
          tools
              .call("Target.attachToTarget", "{'targetId':'" + page(tools) + "','flatten':true}")
              .path("sessionId")
              .asText();
    } catch (RuntimeException | Error e) {
      super.close();
      throw e;
    }
  }

  private static String page(DevTools tools) {
    for (JsonNode target : tools.call("Target.getTargets", "{}").path("targetInfos")) {
      if (target.path("type").asText().equals("page")) {
        return target.path("targetId").asText();
      }
    }
    throw new AssertionError("no page is open");
  }

  @Override
  void open(String url) {
    tools.call("Page.navigate", "{'url':'" + url + "','transitionType':'typed'}", session);
  }

  @Override
  void click(String selector) {
    String script =
        "(r => r.x + r.width / 2 + ' ' + (r.y + r.height / 2))"
            + "(document.querySelector('"
            + selector
            + "').getBoundingClientRect())";
    String[] at =
        tools
            .call("Runtime.evaluate", "{'expression':'" + script.replace("'", "`") + "'}", session)
            .path("result")
            .path("value")
            .asText()
            .split(" ", -1);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      tools.call(
          "Input.dispatchMouseEvent",
          "{'type':'"
              + type
              + "','x':"
              + at[0]
              + ",'y':"
              + at[1]
              + ",'button':'left','clickCount':1}",
          session);
    }
  }

  @Override
  public void close() {
    tools.close();
    super.close();
  }
}
