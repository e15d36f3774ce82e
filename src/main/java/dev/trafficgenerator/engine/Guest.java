package dev.trafficgenerator.engine;

import dev.trafficgenerator.http.VisitorCookies;
import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.Country;
import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.visitor.Visitor;
import org.jspecify.annotations.Nullable;

/// A visitor with all that it keeps from one session to the next: whoever comes back has the same
/// address, browser, cookies and stored answers. A login is kept by the target alone, in a cookie;
/// all that is known here is that there was one. For one thread.
final class Guest {
  private final Visitor visitor;
  private final Terms terms;
  private final boolean isReturning;
  private final VisitorCookies cookies;
  private @Nullable BrowserState browser;
  private boolean hasBeenIn;

  /// What a visitor was drawn by; under other terms it does not come back.
  ///
  /// @param origin of the target
  record Terms(boolean isBrowser, Mix<BrowserFamily> mix, Mix<Country> countries, String origin) {
    static Terms of(CompiledPlan plan) {
      RunSettings settings = plan.plan().settings();
      return new Terms(
          plan.planner().hasPages(),
          settings.browserMix(),
          settings.countryMix(),
          plan.plan().target().origin());
    }
  }

  private Guest(
      Visitor visitor,
      Terms terms,
      boolean isReturning,
      VisitorCookies cookies,
      @Nullable BrowserState browser) {
    this.visitor = visitor;
    this.terms = terms;
    this.isReturning = isReturning;
    this.cookies = cookies;
    this.browser = browser;
  }

  /// Somebody who has never been here.
  static Guest newcomer(Visitor visitor, Terms terms) {
    return new Guest(visitor, terms, false, new VisitorCookies(), null);
  }

  /// The same visitor in another session.
  Guest again() {
    if (browser != null) {
      browser.cache().closePages();
    }
    var again = new Guest(visitor, terms, true, cookies, browser);
    again.hasBeenIn = hasBeenIn;
    return again;
  }

  Visitor visitor() {
    return visitor;
  }

  Terms terms() {
    return terms;
  }

  boolean isReturning() {
    return isReturning;
  }

  VisitorCookies cookies() {
    return cookies;
  }

  /// A login went well.
  void letIn() {
    hasBeenIn = true;
  }

  /// Whether a login of this visitor ever went well, so that the target may still know it.
  boolean hasBeenIn() {
    return hasBeenIn;
  }

  /// What the visitor's browser knows of the site, if it may still know it under these settings.
  BrowserState browser(RunSettings settings) {
    BrowserState known = browser;
    if (known == null || !known.fits(visitor, settings)) {
      known = BrowserState.of(visitor, settings);
      browser = known;
    }
    return known;
  }

  /// As a browser does after a while.
  void forgetStored() {
    browser = null;
  }
}
