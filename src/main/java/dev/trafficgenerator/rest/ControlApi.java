package dev.trafficgenerator.rest;

import dev.trafficgenerator.json.HistoryJson;
import dev.trafficgenerator.json.ReplyJson;
import dev.trafficgenerator.json.SnapshotJson;
import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.json.UpdateRequest;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Scrapable;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What each call of the control API means, without the HTTP around it: bodies in, answers out.
final class ControlApi {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private final Generator generator;
  private final Scrapable prometheus;
  private final CommandLog log = new CommandLog();

  ControlApi(Generator generator, Scrapable prometheus) {
    this.generator = generator;
    this.prometheus = prometheus;
  }

  Answer health() {
    return Answer.json(200, ReplyJson.health(generator.state()));
  }

  Answer metrics() {
    return Answer.json(200, SnapshotJson.write(generator.snapshot()));
  }

  /// @param accept the formats that the caller understands
  Answer prometheus(@Nullable String accept) {
    return Answer.exposition(prometheus.scrape(accept));
  }

  /// @param from seconds since the run began, as sent; 0 when not given
  /// @param step seconds, as sent; 1 when not given
  Answer history(@Nullable String from, @Nullable String step) {
    var problems = new ArrayList<Problem>();
    Duration fromWhere = seconds("from", from, 0, problems);
    Duration steps = seconds("step", step, 1, problems);
    return problems.isEmpty()
        ? Answer.json(200, HistoryJson.write(generator.history(fromWhere, steps)))
        : ProblemBody.invalidQuery(problems);
  }

  /// A whole number of seconds from `min` on, which is also the default.
  private static Duration seconds(
      String name, @Nullable String sent, long min, List<Problem> problems) {
    if (sent == null) {
      return Duration.ofSeconds(min);
    }
    if (WHOLE_NUMBER.matcher(sent).matches() && Long.parseLong(sent) >= min) {
      return Duration.ofSeconds(Long.parseLong(sent));
    }
    String rule = "must be a whole number of seconds from %d to 999999999".formatted(min);
    problems.add(new Problem("/" + name, rule, ProblemBody.quoted(sent)));
    return Duration.ZERO;
  }

  Answer start(byte[] body) {
    if (body.length == 0) {
      return nothingSent(ApiPaths.START, "a JSON object with \"config\" and \"sitemap\"");
    }
    StartRequest request = StartRequestJson.read(body);
    return switch (request.plan()) {
      case Checked.Invalid<RunPlan>(var problems) -> invalid(ApiPaths.START, problems);
      case Checked.Valid<RunPlan>(var plan) -> {
        Reply reply = generator.start(plan);
        if (reply instanceof Reply.Done) {
          log.started(request.ignoredKeys());
        }
        yield answer(ApiPaths.START, reply, UnaryOperator.identity());
      }
    };
  }

  Answer update(byte[] body) {
    if (body.length == 0) {
      return nothingSent(ApiPaths.UPDATE, "a JSON object with what is to change");
    }
    UpdateRequest request = StartRequestJson.readUpdate(body);
    return switch (request.update()) {
      case Checked.Invalid<RunUpdate> _ ->
          invalid(ApiPaths.UPDATE, request.allProblems(generator::problemsOf));
      case Checked.Valid<RunUpdate>(var update) -> {
        Reply reply = generator.update(update);
        if (reply instanceof Reply.Done) {
          log.updated(request.ignoredKeys());
        }
        yield answer(ApiPaths.UPDATE, reply, request::asSent);
      }
    };
  }

  Answer stop(byte[] body) {
    return switch (ReplyJson.readForce(body)) {
      case Checked.Invalid<StopMode>(var problems) -> invalid(ApiPaths.STOP, problems);
      case Checked.Valid<StopMode>(var mode) -> {
        Reply reply = generator.stop(mode);
        if (reply.equals(Reply.NOTHING_RUNNING)) {
          log.stoppedNothing(mode);
        }
        yield answer(ApiPaths.STOP, reply, UnaryOperator.identity());
      }
    };
  }

  private Answer answer(String path, Reply reply, UnaryOperator<List<Problem>> asSent) {
    return switch (reply) {
      case Reply.Done(var message) -> Answer.json(200, ReplyJson.message(message));
      case Reply.Refused(var detail, var problems) when problems.isEmpty() -> {
        log.refused(path, detail);
        yield ProblemBody.of(400, detail);
      }
      case Reply.Refused(_, var problems) -> invalid(path, asSent.apply(problems));
    };
  }

  private Answer nothingSent(String path, String expected) {
    log.refused(path, "no body");
    return ProblemBody.invalid("it is empty; send " + expected);
  }

  private Answer invalid(String path, List<Problem> problems) {
    log.refused(path, problems);
    return ProblemBody.invalid(problems);
  }
}
