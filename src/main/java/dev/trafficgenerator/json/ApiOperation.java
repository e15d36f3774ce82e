package dev.trafficgenerator.json;

import java.util.List;

/// One call of the control API, as OpenAPI describes it, under construction.
final class ApiOperation {
  static final String JSON = "application/json";

  /// What any call may be answered: status, and a name among [ApiOperations#responses].
  private static final List<String> ANY =
      List.of("404 NotFound", "405 MethodNotAllowed", "500 Fault", "503 Busy");

  /// What a call with a body may be answered beside that.
  private static final List<String> WITH_BODY =
      List.of(
          "400 Invalid", "403 FromElsewhere", "408 TooSlow", "413 TooLarge", "415 UnknownEncoding");

  private final String method;
  private final Schema operation;
  private final Schema responses = Schema.any();

  private ApiOperation(String method, String id, String tag, String summary) {
    this.method = method;
    operation =
        Schema.any()
            .with("operationId", id)
            .with("tags", Schema.strings(List.of(tag)))
            .with("summary", summary);
  }

  static ApiOperation get(String id, String tag, String summary) {
    return new ApiOperation("get", id, tag, summary);
  }

  static ApiOperation post(String id, String tag, String summary) {
    return new ApiOperation("post", id, tag, summary);
  }

  ApiOperation described(String description) {
    operation.described(description);
    return this;
  }

  /// @param examples by name, each with a `value`
  ApiOperation takes(Schema body, boolean required, Schema examples) {
    Schema content = Schema.any().with("schema", body).with("examples", examples);
    operation.with(
        "requestBody",
        Schema.any().with("required", required).with("content", Schema.any().with(JSON, content)));
    refusals(WITH_BODY);
    return this;
  }

  /// A parameter in the address's query, which may be left out.
  ApiOperation query(String name, Schema value, String description) {
    operation.and(
        "parameters",
        Schema.any()
            .with("name", name)
            .with("in", "query")
            .described(description)
            .with("schema", value));
    refusals(List.of("400 Invalid"));
    return this;
  }

  /// A header that may be left out.
  ApiOperation header(String name, String description) {
    operation.and(
        "parameters",
        Schema.any()
            .with("name", name)
            .with("in", "header")
            .described(description)
            .with("schema", Schema.type("string")));
    return this;
  }

  /// The path that has this one call.
  Schema answers(String description, String contentType, Schema body) {
    return answers(description, Schema.any().with(contentType, Schema.any().with("schema", body)));
  }

  /// The same, with bodies of several types.
  ///
  /// @param content by content type, each with a `schema`
  Schema answers(String description, Schema content) {
    responses.with("200", Schema.any().described(description).with("content", content));
    refusals(ANY);
    return Schema.any().with(method, operation.with("responses", responses));
  }

  private void refusals(List<String> named) {
    for (String refusal : named) {
      String[] parts = refusal.split(" ", 2);
      responses.with(parts[0], Schema.any().with("$ref", "#/components/responses/" + parts[1]));
    }
  }

  static Schema answer(String description, String contentType, Schema body) {
    return Schema.any()
        .described(description)
        .with("content", Schema.any().with(contentType, Schema.any().with("schema", body)));
  }
}
