package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A piece of JSON Schema 2020-12 under construction. For one thread.
final class Schema {

  /// Where references point to in a schema that stands for itself.
  static final String DEFS = "#/$defs/";

  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  private final ObjectNode node = JsonText.MAPPER.createObjectNode();

  private Schema() {}

  /// What takes anything, until more is said.
  static Schema any() {
    return new Schema();
  }

  static Schema type(String... types) {
    return types.length == 1
        ? any().with("type", types[0])
        : any().with("type", strings(List.of(types)));
  }

  static Schema ref(String name) {
    return any().with("$ref", DEFS + name);
  }

  static Schema anyOf(Schema... choices) {
    return any().with("anyOf", list(choices));
  }

  static Schema array(Schema items) {
    return type("array").with("items", items);
  }

  static Schema constant(String value) {
    return any().with("const", value);
  }

  static Schema oneOf(Collection<String> words) {
    return type("string").with("enum", strings(words));
  }

  /// A string that `pattern` describes as a whole.
  static Schema text(String pattern) {
    return type("string").with("pattern", "^" + pattern + "$");
  }

  /// A string that `pattern` describes, blanks around it aside.
  static Schema stripped(String pattern) {
    return text("\\s*(?:" + pattern + ")\\s*");
  }

  static Schema blank() {
    return text("\\s*");
  }

  /// One of these words in any letter case; as they are written, they are what an editor offers.
  static Schema word(Collection<String> words) {
    return anyOf(oneOf(words), stripped(anyCase(words)));
  }

  /// A pattern for these words in any letter case. JSON Schema's patterns have no flags.
  static String anyCase(Collection<String> words) {
    return words.stream()
        .map(word -> word.chars().mapToObj(Schema::anyCase).collect(Collectors.joining()))
        .collect(Collectors.joining("|"));
  }

  private static String anyCase(int c) {
    String lower = Character.toString(Character.toLowerCase(c));
    String upper = lower.toUpperCase(Locale.ROOT);
    return lower.equals(upper) ? (c == '.' ? "\\." : lower) : "[" + lower + upper + "]";
  }

  static ArrayNode strings(Collection<String> strings) {
    ArrayNode array = JsonText.MAPPER.createArrayNode();
    strings.forEach(array::add);
    return array;
  }

  private static ArrayNode list(Schema... schemas) {
    ArrayNode array = JsonText.MAPPER.createArrayNode();
    for (Schema schema : schemas) {
      array.add(schema.node);
    }
    return array;
  }

  Schema described(String description) {
    return with("description", description);
  }

  Schema with(String keyword, String value) {
    node.put(keyword, value);
    return this;
  }

  Schema with(String keyword, long value) {
    node.put(keyword, value);
    return this;
  }

  Schema with(String keyword, boolean value) {
    node.put(keyword, value);
    return this;
  }

  Schema with(String keyword, JsonNode value) {
    node.set(keyword, value);
    return this;
  }

  Schema with(String keyword, Schema value) {
    node.set(keyword, value.node);
    return this;
  }

  /// Adds to a keyword that takes a list of schemas, such as `allOf`.
  Schema and(String keyword, Schema value) {
    node.withArray("/" + keyword).add(value.node);
    return this;
  }

  Schema property(String name, Schema value) {
    properties(PROPERTIES).set(name, value.node);
    return this;
  }

  /// A property that must be there.
  Schema must(String name, Schema value) {
    return property(name, value).required(name);
  }

  Schema required(String name) {
    node.withArray("/" + REQUIRED).add(name);
    return this;
  }

  /// Every property that was added must be there, and no other.
  Schema allAndNoOther() {
    node.remove(REQUIRED);
    properties(PROPERTIES).fieldNames().forEachRemaining(this::required);
    return noOther();
  }

  Schema noOther() {
    return with("additionalProperties", false);
  }

  /// What properties must be whose names `pattern` describes.
  Schema named(String pattern, Schema value) {
    properties("patternProperties").set("^" + pattern + "$", value.node);
    return this;
  }

  private ObjectNode properties(String keyword) {
    return node.withObject("/" + keyword);
  }

  ObjectNode node() {
    return node;
  }
}
