package dev.trafficgenerator.json;

import java.util.Map;

/// The JSON Schemas of the small bodies that [ReplyJson] writes and reads.
final class ReplySchema {
  static final String MESSAGE = "Message";
  static final String ERROR = "Error";
  static final String HEALTH = "Health";
  static final String STOP = "StopBody";
  private static final String PROBLEM = "Problem";

  private ReplySchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(
        MESSAGE,
        Schema.type("object")
            .property("message", Schema.type("string").described("What was done."))
            .allAndNoOther()
            .described("The command was carried out."));
    schemas.put(
        HEALTH,
        Schema.type("object")
            .property("status", Schema.constant("healthy").described("Always the same."))
            .property("app_status", Schema.ref(SnapshotSchema.APP_STATUS))
            .allAndNoOther()
            .described("The process is there, and serves."));
    schemas.put(PROBLEM, problem());
    schemas.put(
        ERROR,
        Schema.type("object")
            .property("detail", Schema.type("string").described("One readable sentence."))
            .property(
                "errors",
                Schema.array(Schema.ref(PROBLEM))
                    .described("Every problem at once; empty where it is about no field."))
            .allAndNoOther()
            .described("Why a call was refused; nothing was changed by it."));
    schemas.put(
        STOP,
        Schema.type("object", "null")
            .property(
                "force",
                Schema.ref(SettingsSchema.FLAG)
                    .described("Abort what is in flight, instead of waiting 2 seconds for it."))
            .described("How to stop. It may be left out."));
  }

  private static Schema problem() {
    return Schema.type("object")
        .must(
            "path", Schema.type("string").described("A JSON Pointer into the body as it was sent."))
        .must("message", Schema.type("string").described("What is wrong there."))
        .property(
            "value",
            Schema.type("string", "number", "boolean")
                .described("What was found, unless it is large, or may be a secret."))
        .noOther()
        .described("One thing that is wrong with a body.");
  }
}
