package dev.trafficgenerator.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Headers in the order and letter case in which they are sent. Immutable.
///
/// A value of [#SLOT] marks the place where the sender puts what only it knows: the names `Host`,
/// `Cookie`, `Content-Length` and `Connection` may have one. A slot for which there is nothing to
/// send leaves no header.
public final class HeaderList {

  /// Stands for a value that the sender fills in.
  public static final String SLOT = "\0";

  /// No headers.
  public static final HeaderList EMPTY = new HeaderList(new String[0]);

  private final String[] namesAndValues;

  private HeaderList(String[] namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /// Headers from names and values in turn.
  public static HeaderList of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value");
    }
    return new HeaderList(namesAndValues.clone());
  }

  public int size() {
    return namesAndValues.length / 2;
  }

  public String name(int index) {
    return namesAndValues[2 * index];
  }

  public String value(int index) {
    return namesAndValues[2 * index + 1];
  }

  /// The first value of `name`, in any letter case; null when there is none.
  public @Nullable String get(String name) {
    int index = indexOf(name);
    return index < 0 ? null : value(index);
  }

  /// These headers with `name` set to `value`: in the place where it stands, else at the end.
  public HeaderList with(String name, String value) {
    return toBuilder().set(name, value).build();
  }

  public Builder toBuilder() {
    return new Builder(List.of(namesAndValues));
  }

  private int indexOf(String name) {
    for (int i = 0; i < size(); i++) {
      if (name(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HeaderList list
        && java.util.Arrays.equals(namesAndValues, list.namesAndValues);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(namesAndValues);
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    var names = new ArrayList<String>();
    for (int i = 0; i < size(); i++) {
      names.add(name(i));
    }
    return names.toString();
  }

  /// Headers under construction.
  public static final class Builder {
    private final List<String> namesAndValues;

    private Builder(List<String> namesAndValues) {
      this.namesAndValues = new ArrayList<>(namesAndValues);
    }

    public Builder() {
      this(List.of());
    }

    /// Adds at the end, also where the name stands already.
    public Builder add(String name, String value) {
      namesAndValues.add(name);
      namesAndValues.add(value);
      return this;
    }

    /// Sets in the place where the name stands, in any letter case, else at the end. The name is
    /// written as given here.
    public Builder set(String name, String value) {
      for (int i = 0; i < namesAndValues.size(); i += 2) {
        if (namesAndValues.get(i).equalsIgnoreCase(name)) {
          namesAndValues.set(i, name);
          namesAndValues.set(i + 1, value);
          return this;
        }
      }
      return add(name, value);
    }

    /// Takes out every header called `name`, in any letter case.
    public Builder remove(String name) {
      for (int i = namesAndValues.size() - 2; i >= 0; i -= 2) {
        if (namesAndValues.get(i).equalsIgnoreCase(name)) {
          namesAndValues.subList(i, i + 2).clear();
        }
      }
      return this;
    }

    public HeaderList build() {
      return new HeaderList(namesAndValues.toArray(String[]::new));
    }
  }
}
