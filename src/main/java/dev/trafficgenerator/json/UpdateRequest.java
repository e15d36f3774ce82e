package dev.trafficgenerator.json;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.util.ArrayList;
import java.util.List;

/// An update body that was read, right or wrong. Immutable.
public final class UpdateRequest {
  private final SentBody body;

  UpdateRequest(SentBody body) {
    this.body = body;
  }

  /// The change, or all that could not be read of it. Whether it fits the run that goes on, the
  /// run's plan tells. A setting that comes as a blank string goes back to its default; one that
  /// does not come, or comes as null, stays.
  public Checked<RunUpdate> update() {
    var reading = new Reading();
    RunSettings settings = body.readSettings(reading);
    List<Problem> problems = new ArrayList<>(body.problems());
    problems.addAll(reading.problems().list());
    body.sitemap().ifPresent(sent -> problems.addAll(sent.reading().problems().list()));
    return problems.isEmpty()
        ? new Checked.Valid<>(
            new RunUpdate(
                settings, body.settings().keySet(), body.sitemap().flatMap(SentSitemap::sitemap)))
        : new Checked.Invalid<>(SentBody.merged(problems, List.of()));
  }

  /// Problems of a run's plan (`/config/Rate Limit`) with pointers into the body as sent
  /// (`/rate_limit`).
  public List<Problem> asSent(List<Problem> problems) {
    return body.asSent(problems);
  }

  /// Pointers to keys that mean nothing here; at most 50.
  public List<String> ignoredKeys() {
    return body.ignoredKeys();
  }
}
