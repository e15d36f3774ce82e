package dev.trafficgenerator.rest;

import dev.trafficgenerator.json.ReplyJson;
import dev.trafficgenerator.run.GeneratorUnreachable;
import dev.trafficgenerator.run.OneLine;
import dev.trafficgenerator.sitemap.Problem;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JSON error object: one readable sentence, and every problem beside it.
final class ProblemBody {

  /// Problems that the sentence names; the rest it counts.
  static final int NAMED_MAX = 3;

  /// Longest piece of what a caller sent that is repeated in a sentence or a log line.
  static final int QUOTED_CHARS_MAX = 200;

  private static final Logger LOG = LoggerFactory.getLogger(ProblemBody.class);
  private static final String INVALID = "Invalid request body: ";
  private static final String INVALID_QUERY = "Invalid query: ";
  private static final String CONFIG = "/config";
  private static final Pattern INDEX = Pattern.compile("[0-9]+");

  private ProblemBody() {}

  /// An error that is not about single fields.
  static Answer of(int status, String detail) {
    return Answer.json(status, ReplyJson.error(detail, List.of()));
  }

  /// 400 for a body of which no field can be named.
  static Answer invalid(String why) {
    return of(400, INVALID + why);
  }

  /// 400 with all problems, whose pointers are as the body was sent.
  static Answer invalid(List<Problem> problems) {
    return Answer.json(400, ReplyJson.error(sentence(problems), problems));
  }

  /// 400 with all problems of an address's query; a pointer is a `/` and the parameter's name.
  static Answer invalidQuery(List<Problem> problems) {
    return Answer.json(400, ReplyJson.error(sentence(INVALID_QUERY, problems), problems));
  }

  /// For what was thrown: 502 where the generator is elsewhere and does not answer; else it is a
  /// bug, and a 500 with an id that stands in the log beside the stack trace, which only the log
  /// shows.
  static Answer failed(Throwable bug) {
    if (bug instanceof GeneratorUnreachable) {
      return of(502, String.valueOf(bug.getMessage()));
    }
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("Internal error {}", id, bug);
    return of(500, "Internal error " + id + "; the generator's log says more under this id");
  }

  /// `Invalid request body: Rate Limit must be at least 1; sitemap.paths[0].weight must be above 0;
  /// and 2 more`
  static String sentence(List<Problem> problems) {
    return sentence(INVALID, problems);
  }

  private static String sentence(String beginning, List<Problem> problems) {
    String named =
        problems.stream()
            .limit(NAMED_MAX)
            .map(problem -> quoted(name(problem.pointer()) + " " + problem.message()))
            .collect(Collectors.joining("; "));
    int rest = problems.size() - NAMED_MAX;
    return beginning + named + (rest > 0 ? "; and " + rest + " more" : "");
  }

  /// A pointer as people write it; the settings' `config` goes without saying.
  private static String name(String pointer) {
    if (pointer.isEmpty()) {
      return "it";
    }
    var name = new StringBuilder();
    String shown = pointer.startsWith(CONFIG + "/") ? pointer.substring(CONFIG.length()) : pointer;
    for (String segment : shown.substring(1).split("/", -1)) {
      String plain = segment.replace("~1", "/").replace("~0", "~");
      if (name.isEmpty()) {
        name.append(plain);
      } else if (INDEX.matcher(plain).matches()) {
        name.append('[').append(plain).append(']');
      } else {
        name.append('.').append(plain);
      }
    }
    return name.toString();
  }

  /// What a caller sent, on one line and not too long.
  static String quoted(String sent) {
    String line =
        sent.length() > QUOTED_CHARS_MAX ? sent.substring(0, QUOTED_CHARS_MAX) + "…" : sent;
    return OneLine.of(line);
  }
}
