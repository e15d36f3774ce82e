package dev.trafficgenerator.capture;

import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import java.util.List;

/// What browsers and our visitors do on the [CaptureSite].
enum Journey {
  TYPED("page by its address", "/page", HttpMethod.GET),
  LINK("page by a link", "/second", HttpMethod.GET),
  FORM("page that answers a form", "/form", HttpMethod.POST),
  SECOND_VIEW("page that is stored, by a link", "/page", HttpMethod.GET),
  REDIRECTED("page by a link and a redirect", "/moved", HttpMethod.GET),
  FORM_REDIRECTED("page by a form and a redirect", "/sent", HttpMethod.POST);

  static final List<Journey> STEPS = List.of(values());

  private final String text;
  private final String path;
  private final HttpMethod method;

  Journey(String text, String path, HttpMethod method) {
    this.text = text;
    this.path = path;
    this.method = method;
  }

  String text() {
    return text;
  }

  String path() {
    return path;
  }

  HttpMethod method() {
    return method;
  }

  Body body() {
    return method == HttpMethod.POST ? new Body.Text("a=1") : Body.NONE;
  }

  /// Whether `request` begins this step.
  boolean begins(Captured request) {
    return request.path().equals(path) && request.method().equals(method.name());
  }

  /// A person takes this step.
  void take(RealBrowser browser, String origin) {
    switch (this) {
      case TYPED -> browser.open(origin + path);
      case LINK, SECOND_VIEW -> browser.click("#link");
      case FORM -> browser.click("#send");
      case REDIRECTED -> browser.click("#moved");
      case FORM_REDIRECTED -> browser.click("#sent");
    }
  }
}
