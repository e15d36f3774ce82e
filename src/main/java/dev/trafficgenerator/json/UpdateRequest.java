package dev.trafficgenerator.json;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    List<Problem> problems = unread(reading);
    return problems.isEmpty()
        ? new Checked.Valid<>(
            new RunUpdate(
                settings, body.settings().keySet(), body.sitemap().flatMap(SentSitemap::sitemap)))
        : new Checked.Invalid<>(SentBody.merged(problems, List.of()));
  }

  /// All that is wrong at once with a change that could not be read whole.
  ///
  /// @param ofRun finds what the run that goes on has against the part that could be read
  public List<Problem> allProblems(Function<RunUpdate, List<Problem>> ofRun) {
    var reading = new Reading();
    RunSettings settings = body.readSettings(reading);
    List<Problem> problems = unread(reading);
    Set<String> unreadable =
        problems.stream().map(Problem::pointer).collect(Collectors.toUnmodifiableSet());
    Set<Setting> readable = EnumSet.noneOf(Setting.class);
    body.settings()
        .forEach((setting, field) -> {
          if (!unreadable.contains(field.pointer())) {
            readable.add(setting);
          }
        });
    Optional<Sitemap> sitemap = body.sitemap().flatMap(SentSitemap::sitemap);
    return SentBody.merged(
        problems, body.asSent(ofRun.apply(new RunUpdate(settings, readable, sitemap))));
  }

  private List<Problem> unread(Reading reading) {
    List<Problem> problems = new ArrayList<>(body.problems());
    problems.addAll(reading.problems().list());
    body.sitemap().ifPresent(sent -> problems.addAll(sent.reading().problems().list()));
    return problems;
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
