package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The small bodies of the control API.
public final class ReplyJson {
  private static final String MESSAGE = "message";
  private static final String DETAIL = "detail";
  private static final String ERRORS = "errors";
  private static final String PATH = "path";
  private static final String VALUE = "value";
  private static final String FORCE = "force";

  private ReplyJson() {}

  /// `{"message":…}`
  public static byte[] message(String message) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField(MESSAGE, message);
          out.writeEndObject();
        });
  }

  /// `{"detail":…,"errors":[{"path":…,"message":…,"value":…}]}`; `value` only where there is one.
  public static byte[] error(String detail, List<Problem> problems) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField(DETAIL, detail);
          out.writeArrayFieldStart(ERRORS);
          for (Problem problem : problems) {
            write(out, problem);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void write(JsonGenerator out, Problem problem) throws IOException {
    out.writeStartObject();
    out.writeStringField(PATH, problem.pointer());
    out.writeStringField(MESSAGE, problem.message());
    switch (problem.value()) {
      case null -> {}
      case Boolean value -> out.writeBooleanField(VALUE, value);
      case Integer value -> out.writeNumberField(VALUE, value);
      case Long value -> out.writeNumberField(VALUE, value);
      case Double value when Double.isFinite(value) -> out.writeNumberField(VALUE, value);
      case BigInteger value -> out.writeNumberField(VALUE, value);
      case BigDecimal value -> out.writeNumberField(VALUE, value);
      case Object value -> out.writeStringField(VALUE, value.toString());
    }
    out.writeEndObject();
  }

  /// One sentence for a request body's problems: the first one, and how many more there are.
  public static String detail(List<Problem> problems) {
    Problem first = problems.getFirst();
    String field = first.pointer().isEmpty() ? "it" : first.pointer();
    String more = problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "";
    return "Invalid request body: " + field + " " + first.message() + more;
  }

  /// `{"status":"healthy","app_status":…}`
  public static byte[] health(RunState state) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField("status", "healthy");
          out.writeStringField("app_status", state.appStatus());
          out.writeEndObject();
        });
  }

  /// `{"status":…,"reason":…,"uptime_seconds":42.1}`, as show runners ask for it.
  public static byte[] health(String status, String reason, Duration uptime) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField("status", status);
          out.writeStringField("reason", reason);
          out.writeNumberField("uptime_seconds", BigDecimal.valueOf(uptime.toMillis() / 100, 1));
          out.writeEndObject();
        });
  }

  /// What [#message] wrote.
  ///
  /// @throws IllegalArgumentException if it is no such answer
  public static String readMessage(byte[] body) {
    JsonNode message = object(body).path(MESSAGE);
    if (!message.isTextual()) {
      throw new IllegalArgumentException("This is not a traffic generator's answer: no message.");
    }
    return message.textValue();
  }

  /// What [#error] wrote, or a predecessor's error, whose `detail` may be a list of problems.
  ///
  /// @throws IllegalArgumentException if it is no such answer
  public static Reply.Refused readError(byte[] body) {
    JsonNode root = object(body);
    JsonNode detail = root.path(DETAIL);
    List<Problem> problems = new ArrayList<>();
    root.path(ERRORS).forEach(error -> problems.add(problem(error)));
    if (detail.isTextual()) {
      return new Reply.Refused(detail.textValue(), problems);
    }
    if (!detail.isArray() || detail.isEmpty()) {
      throw new IllegalArgumentException("This is not a traffic generator's answer: no detail.");
    }
    detail.forEach(error -> problems.add(predecessorsProblem(error)));
    return new Reply.Refused(detail(problems), problems);
  }

  private static Problem problem(JsonNode error) {
    Object value = new Field(error.path(VALUE), "", new Reading()).shown();
    return new Problem(error.path(PATH).asText(), error.path(MESSAGE).asText(), value);
  }

  /// `{"loc":["body","config","Rate Limit"],"msg":"…"}`
  private static Problem predecessorsProblem(JsonNode error) {
    String pointer =
        Stream.iterate(0, index -> index < error.path("loc").size(), index -> index + 1)
            .map(index -> error.path("loc").path(index).asText())
            .filter(name -> !name.equals("body"))
            .map(name -> Problem.below("", name))
            .collect(Collectors.joining());
    return new Problem(pointer, error.path("msg").asText());
  }

  private static JsonNode object(byte[] body) {
    if (JsonText.parse(body) instanceof Checked.Valid<JsonNode>(var node) && node.isObject()) {
      return node;
    }
    throw new IllegalArgumentException("This is not a traffic generator's answer: no JSON object.");
  }

  /// A stop body: empty, `{}`, or `{"force":true}`, where a string may stand for the boolean.
  public static Checked<StopMode> readForce(byte[] body) {
    if (new String(body, StandardCharsets.UTF_8).isBlank()) {
      return new Checked.Valid<>(StopMode.GRACEFUL);
    }
    return switch (JsonText.parse(body)) {
      case Checked.Invalid<JsonNode>(var problems) -> new Checked.Invalid<>(problems);
      case Checked.Valid<JsonNode>(var node) when node.isNull() ->
          new Checked.Valid<>(StopMode.GRACEFUL);
      case Checked.Valid<JsonNode>(var node) when node.isObject() ->
          mode(new Field(node, "", new Reading()).get(FORCE));
      case Checked.Valid<JsonNode> _ ->
          new Checked.Invalid<>(List.of(new Problem("", "must be a JSON object")));
    };
  }

  private static Checked<StopMode> mode(Field force) {
    boolean forced = !force.isBlank() && force.bool().orElse(false);
    List<Problem> problems = force.reading().problems().list();
    return problems.isEmpty()
        ? new Checked.Valid<>(forced ? StopMode.FORCE : StopMode.GRACEFUL)
        : new Checked.Invalid<>(problems);
  }
}
