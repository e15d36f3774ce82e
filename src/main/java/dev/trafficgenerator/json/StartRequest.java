package dev.trafficgenerator.json;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A start body that was read, right or wrong. Immutable.
public final class StartRequest {
  private final SentBody body;

  StartRequest(SentBody body) {
    this.body = body;
  }

  /// What can be run, or all that is wrong with it at once: what could not be read, and what the
  /// plan made of the rest is wrong in. Pointers go into the body as sent; what stands in a sitemap
  /// that came as a JSON string is pointed to as if the string were the object it holds, and a
  /// setting that came from [#with] as `--set` and the name used there.
  public Checked<RunPlan> plan() {
    if (body.sitemap().isEmpty()) {
      return new Checked.Invalid<>(body.problems());
    }
    var reading = new Reading();
    RunSettings settings = body.readSettings(reading);
    List<Problem> unread = new ArrayList<>(body.problems());
    unread.addAll(reading.problems().list());
    unread.addAll(sitemapProblems());
    Sitemap sitemap = body.sitemap().flatMap(SentSitemap::sitemap).orElse(Sitemap.EMPTY);
    Checked<RunPlan> plan = RunPlan.of(settings, sitemap);
    List<Problem> ofPlan =
        plan instanceof Checked.Invalid<RunPlan>(var problems) ? body.asSent(problems) : List.of();
    List<Problem> all = SentBody.merged(unread, ofPlan);
    return all.isEmpty() ? RunPlan.named(plan, name().orElse("")) : new Checked.Invalid<>(all);
  }

  /// The settings, whether or not they can be run: problems are those of reading alone. For an
  /// editor, which may hold what is not right yet.
  public Checked<RunSettings> settings() {
    var reading = new Reading();
    RunSettings settings = body.readSettings(reading);
    List<Problem> problems = new ArrayList<>(body.problems());
    problems.addAll(reading.problems().list());
    return problems.isEmpty()
        ? new Checked.Valid<>(settings)
        : new Checked.Invalid<>(SentBody.merged(problems, List.of()));
  }

  /// The sitemap, whether or not it can be run: problems are those of reading alone.
  public Checked<Sitemap> sitemap() {
    List<Problem> problems =
        body.sitemap().isEmpty() ? body.problems() : SentBody.merged(sitemapProblems(), List.of());
    return problems.isEmpty()
        ? new Checked.Valid<>(body.sitemap().flatMap(SentSitemap::sitemap).orElseThrow())
        : new Checked.Invalid<>(problems);
  }

  private List<Problem> sitemapProblems() {
    SentSitemap sent = body.sitemap().orElseThrow();
    List<Problem> problems = sent.reading().problems().list();
    return problems.isEmpty() && sent.sitemap().isEmpty()
        ? List.of(new Problem("/" + SentSitemap.SITEMAP, "is required"))
        : problems;
  }

  /// This request with settings that win over the body's, as `--set` gives them: any name of a
  /// setting in any letter case, and its value as text. A name that is none is a problem of [#plan]
  /// and [#settings].
  public StartRequest with(Map<String, String> overrides) {
    return new StartRequest(body.with(overrides));
  }

  /// Whether it was a sitemap alone, without settings and so without a target.
  public boolean isBareSitemap() {
    return body.sitemap().map(SentSitemap::isBare).orElse(false);
  }

  /// Whether it says how a run shall be: by a setting, or by a `config` that leaves all of them at
  /// their defaults.
  public boolean hasSettings() {
    return body.hasConfig() || !body.settings().isEmpty();
  }

  /// Where in the body the sitemap stands: a JSON Pointer, empty for a sitemap alone. Nothing where
  /// there is no sitemap.
  public Optional<String> sitemapPointer() {
    return body.sitemap().filter(it -> it.sitemap().isPresent()).map(it -> it.asSent(""));
  }

  /// The `name` in the metadata around a sitemap; the innermost counts.
  public Optional<String> name() {
    return body.sitemap().flatMap(SentSitemap::name);
  }

  /// The `description` in the metadata around a sitemap; the innermost counts.
  public Optional<String> description() {
    return body.sitemap().flatMap(SentSitemap::description);
  }

  /// Pointers to keys that mean nothing here, and to settings given a second time under a name that
  /// does not count. To be logged once; at most 50.
  public List<String> ignoredKeys() {
    return body.ignoredKeys();
  }
}
