package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SettingsSchema.BLANK;

import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Variable;
import java.util.List;
import java.util.Map;

/// The JSON Schema of variables.
final class VariableSchema {
  static final String VARIABLES = "Variables";
  private static final String VARIABLE = "Variable";

  private VariableSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(VARIABLE, variable());
    Schema nothing = Schema.type("null");
    schemas.put(
        VARIABLES,
        Schema.anyOf(
            Schema.type("object", "null")
                .named(Variable.NAME_PATTERN, Schema.anyOf(Schema.ref(VARIABLE), nothing))
                .with("additionalProperties", nothing),
            Schema.ref(BLANK)));
  }

  private static Schema variable() {
    Schema variable =
        Schema.type("object")
            .described("Where the value of an `@name` comes from, drawn anew for each request.")
            .must(
                VariableJson.TYPE,
                Schema.word(VariableJson.KINDS.keySet())
                    .described(
                        "`list`: one of some JSON scalars; `range`: a whole number; `uuid`;"
                            + " `sequence`: the next number, over all users; `timestamp`;"
                            + " `random_string`; `csv`: a row, whose columns are `@name.column`;"
                            + " `faker`: a text that Datafaker invents."));
    describe(variable);
    return variable
        .and("allOf", typed(VariableJson.Kind.LIST).with("then", value(scalars())))
        .and("allOf", typed(VariableJson.Kind.RANGE).with("then", value(ends(whole()))))
        .and("allOf", typed(VariableJson.Kind.SEQUENCE).with("then", sequence()))
        .and("allOf", typed(VariableJson.Kind.TIMESTAMP).with("then", timestamp()))
        .and("allOf", typed(VariableJson.Kind.RANDOM_STRING).with("then", randomString()))
        .and("allOf", typed(VariableJson.Kind.CSV).with("then", value(table())))
        .and("allOf", typed(VariableJson.Kind.FAKER).with("then", faker()));
  }

  private static void describe(Schema variable) {
    variable
        .property(
            VariableJson.VALUE,
            Schema.any()
                .described("The values, both ends, the table, or the expression of Datafaker."))
        .property(
            VariableJson.START,
            Schema.any().described("`sequence`: the first number; 1 if missing."))
        .property(
            VariableJson.STEP, Schema.any().described("`sequence`: to the next; 1 if missing."))
        .property(
            VariableJson.END,
            Schema.any().described("`sequence`: after this number it begins again."))
        .property(
            VariableJson.FORMAT,
            Schema.any()
                .described(
                    "`timestamp`: `iso` (the default), `unix`, `unix_ms`, or a pattern such as"
                        + " `yyyy-MM-dd HH:mm:ss`; in UTC."))
        .property(
            VariableJson.OFFSET,
            Schema.any().described("`timestamp`: seconds that are added; may be negative."))
        .property(
            VariableJson.LENGTH,
            Schema.any()
                .described("`random_string`: a length or `[shortest, longest]`; 16 if missing."))
        .property(
            VariableJson.ALPHABET,
            Schema.any()
                .described("`random_string`: what is drawn from; `alphanumeric` if missing."))
        .property(
            VariableJson.CHARACTERS,
            Schema.any().described("`random_string`: instead of an alphabet, the characters."))
        .property(
            VariableJson.LOCALE,
            Schema.any().described("`faker`: a language such as `de-CH`; English if missing."));
  }

  private static Schema typed(VariableJson.Kind kind) {
    return Schema.any()
        .with("if", Schema.any().property(VariableJson.TYPE, Schema.word(List.of(kind.label))));
  }

  private static Schema value(Schema value) {
    return Schema.any().must(VariableJson.VALUE, value);
  }

  private static Schema scalars() {
    return Schema.array(Schema.type("string", "number", "boolean", "null"))
        .with("minItems", 1)
        .described("One of them, each as likely as the others.");
  }

  private static Schema whole() {
    return Schema.anyOf(
        Schema.type("integer").with("minimum", Long.MIN_VALUE).with("maximum", Long.MAX_VALUE),
        Schema.stripped(SettingsSchema.WHOLE_PATTERN));
  }

  private static Schema ends(Schema end) {
    return Schema.array(end)
        .with("minItems", 2)
        .with("maxItems", 2)
        .described("`[low, high]`, both included.");
  }

  private static Schema within(Bounds bounds, String... types) {
    return Schema.type(types).with("minimum", bounds.low()).with("maximum", bounds.high());
  }

  private static Schema number(Bounds bounds) {
    return Schema.anyOf(
        within(bounds, "integer", "null"),
        Schema.stripped("(?:" + SettingsSchema.WHOLE_PATTERN + ")?"));
  }

  private static Schema sequence() {
    Schema step =
        Schema.anyOf(
            within(Variable.Sequence.NUMBERS, "integer", "null")
                .with("not", Schema.any().with("const", 0)),
            Schema.stripped("(?:" + SettingsSchema.WHOLE_PATTERN + ")?"));
    return Schema.any()
        .property(VariableJson.START, number(Variable.Sequence.NUMBERS))
        .property(VariableJson.STEP, step)
        .property(VariableJson.END, number(Variable.Sequence.NUMBERS));
  }

  private static Schema timestamp() {
    return Schema.any()
        .property(
            VariableJson.FORMAT,
            Schema.type("string", "null").with("maxLength", Variable.Timestamp.FORMAT_CHARS_MAX))
        .property(VariableJson.OFFSET, SettingsSchema.number(Variable.Timestamp.OFFSETS));
  }

  private static Schema randomString() {
    Bounds lengths = Variable.RandomString.LENGTHS;
    Schema end =
        Schema.anyOf(within(lengths, "integer"), Schema.stripped(SettingsSchema.WHOLE_PATTERN));
    return Schema.any()
        .property(VariableJson.LENGTH, Schema.anyOf(number(lengths), ends(end)))
        .property(
            VariableJson.ALPHABET,
            Schema.anyOf(
                Schema.type("null"),
                Schema.word(VariableJson.ALPHABETS.keySet()),
                Schema.ref(BLANK)))
        .property(
            VariableJson.CHARACTERS,
            Schema.type("string", "null").with("maxLength", Variable.RandomString.CHARACTERS_MAX));
  }

  private static Schema table() {
    return Schema.text("[^\\n\\r]*\\S[\\s\\S]*[\\n\\r][\\s\\S]*\\S[\\s\\S]*")
        .described("Comma-separated values, the columns' names first.");
  }

  private static Schema faker() {
    return value(
            Schema.type("string")
                .with("maxLength", Variable.Faker.EXPRESSION_CHARS_MAX)
                .with("pattern", "#\\{[^}]+\\}")
                .described("A text with Datafaker's expressions, such as `#{name.fullName}`."))
        .property(VariableJson.LOCALE, Schema.type("string", "null"));
  }
}
