package dev.trafficgenerator.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Headers in the order and letter case in which they are sent. Immutable.
///
/// A value of [#SLOT] marks the place where the sender puts what only it knows: the names `Host`,
/// `Cookie`, `Content-Length` and `Connection` may have one. A slot for which there is nothing to
/// send leaves no header. A line may be meant for one version of HTTP alone, see [Over]; a slot for
/// cookies that is meant for HTTP/2 alone becomes a header for each cookie (RFC 9113, 8.2.3).
public final class HeaderList {

  /// Stands for a value that the sender fills in.
  public static final String SLOT = "\0";

  /// No headers.
  public static final HeaderList EMPTY = new HeaderList(new Line[0]);

  /// The versions of HTTP over which a header is sent: headers are made before it is known which
  /// one a connection speaks.
  public enum Over {
    ANY,
    HTTP_1_1,
    HTTP_2;

    /// Whether a header of this kind goes onto a connection.
    boolean includes(boolean isHttp2) {
      return switch (this) {
        case ANY -> true;
        case HTTP_1_1 -> !isHttp2;
        case HTTP_2 -> isHttp2;
      };
    }
  }

  /// One header.
  public record Line(String name, String value, Over over) {

    /// The name alone: the value may be a secret.
    @Override
    public String toString() {
      return name;
    }
  }

  private final Line[] lines;

  private HeaderList(Line[] lines) {
    this.lines = lines;
  }

  /// Headers from names and values in turn.
  public static HeaderList of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value");
    }
    var builder = new Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  public int size() {
    return lines.length;
  }

  public String name(int index) {
    return lines[index].name;
  }

  public String value(int index) {
    return lines[index].value;
  }

  public Over over(int index) {
    return lines[index].over;
  }

  /// The first value of `name`, in any letter case; null when there is none.
  public @Nullable String get(String name) {
    for (Line line : lines) {
      if (line.name.equalsIgnoreCase(name)) {
        return line.value;
      }
    }
    return null;
  }

  /// These headers with `name` set to `value`: in the place where it stands, else at the end.
  public HeaderList with(String name, String value) {
    return toBuilder().set(name, value).build();
  }

  /// Those of these headers that are sent over one version of HTTP; this very list where that is
  /// all of them.
  public HeaderList only(Over version) {
    boolean isHttp2 = version == Over.HTTP_2;
    if (version == Over.ANY || includesAll(isHttp2)) {
      return this;
    }
    var kept = new ArrayList<Line>(lines.length);
    for (Line line : lines) {
      if (line.over.includes(isHttp2)) {
        kept.add(line);
      }
    }
    return new HeaderList(kept.toArray(Line[]::new));
  }

  /// The usual case: nothing is bound to a version, and no copy is needed.
  private boolean includesAll(boolean isHttp2) {
    for (Line line : lines) {
      if (!line.over.includes(isHttp2)) {
        return false;
      }
    }
    return true;
  }

  public Builder toBuilder() {
    return new Builder(Arrays.asList(lines));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HeaderList list && Arrays.equals(lines, list.lines);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lines);
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    return Arrays.stream(lines).map(Line::name).collect(Collectors.joining(", ", "[", "]"));
  }

  /// Headers under construction.
  public static final class Builder {
    private final List<Line> lines;

    private Builder(List<Line> lines) {
      this.lines = new ArrayList<>(lines);
    }

    public Builder() {
      this(List.of());
    }

    /// Adds at the end, also where the name stands already.
    public Builder add(String name, String value) {
      return add(new Line(name, value, Over.ANY));
    }

    /// Adds at the end, also where the name stands already.
    public Builder add(Line line) {
      lines.add(line);
      return this;
    }

    /// Sets in the place where the name stands, in any letter case, else at the end. The name is
    /// written as given here. What stood there for one version of HTTP is thereby set for all, and
    /// takes the place of further ones of that kind.
    public Builder set(String name, String value) {
      var line = new Line(name, value, Over.ANY);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).name.equalsIgnoreCase(name)) {
          if (lines.set(i, line).over != Over.ANY) {
            removeBoundTo(name, i + 1);
          }
          return this;
        }
      }
      return add(line);
    }

    private void removeBoundTo(String name, int from) {
      lines
          .subList(from, lines.size())
          .removeIf(line -> line.over != Over.ANY && line.name.equalsIgnoreCase(name));
    }

    /// Takes out every header called `name`, in any letter case.
    public Builder remove(String name) {
      lines.removeIf(line -> line.name.equalsIgnoreCase(name));
      return this;
    }

    public HeaderList build() {
      return new HeaderList(lines.toArray(Line[]::new));
    }
  }
}
