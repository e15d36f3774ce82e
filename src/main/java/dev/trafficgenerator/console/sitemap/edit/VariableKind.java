package dev.trafficgenerator.console.sitemap.edit;

import dev.trafficgenerator.sitemap.Variable;
import java.util.List;
import java.util.Locale;

/// The kinds of variables, as a form offers them.
public enum VariableKind {
  LIST(new Variable.Choice(List.of(new Variable.Scalar("a", true))), "values"),
  RANGE(new Variable.Range(1, 100), "low", "high"),
  UUID(new Variable.Uuid()),
  SEQUENCE(Variable.Sequence.DEFAULT, "start", "step", "end"),
  TIMESTAMP(Variable.Timestamp.DEFAULT, "format", "offset"),
  RANDOM_STRING(Variable.RandomString.DEFAULT, "length", "characters"),
  CSV(new Variable.Csv("id,name\n1,Ann\n2,Bob\n"), "table"),
  FAKER(new Variable.Faker("#{name.fullName}", ""), "expression", "locale");

  @SuppressWarnings("ImmutableEnumChecker") // records of values
  private final Variable first;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> fields;

  VariableKind(Variable first, String... fields) {
    this.first = first;
    this.fields = List.of(fields);
  }

  public static VariableKind of(Variable variable) {
    return switch (variable) {
      case Variable.Choice _ -> LIST;
      case Variable.Range _ -> RANGE;
      case Variable.Uuid _ -> UUID;
      case Variable.Sequence _ -> SEQUENCE;
      case Variable.Timestamp _ -> TIMESTAMP;
      case Variable.RandomString _ -> RANDOM_STRING;
      case Variable.Csv _ -> CSV;
      case Variable.Faker _ -> FAKER;
    };
  }

  /// What a variable is that has just become one of this kind.
  public Variable first() {
    return first;
  }

  /// The names of its fields, in the order in which they are shown.
  public List<String> fields() {
    return fields;
  }

  /// Whether a field takes several lines.
  public static boolean hasLines(String field) {
    return field.equals("values") || field.equals("table");
  }

  /// Of its word in the messages.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
