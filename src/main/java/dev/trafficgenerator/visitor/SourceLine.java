package dev.trafficgenerator.visitor;

import java.util.ArrayList;
import java.util.List;

/// A line of a data file, with where it stands.
///
/// @param number counted from 1
/// @param text without blanks around it
record SourceLine(String file, int number, String text) {

  /// The lines of a file that say something: not blank, and not a `#` comment.
  static List<SourceLine> of(String file, String content) {
    var lines = new ArrayList<SourceLine>();
    int number = 0;
    for (String text : content.lines().toList()) {
      number++;
      if (!text.isBlank() && !text.startsWith("#")) {
        lines.add(new SourceLine(file, number, text.strip()));
      }
    }
    return lines;
  }

  SourceLine withText(String part) {
    return new SourceLine(file, number, part.strip());
  }

  /// A part of this line as a number over 0.
  double positive(String part) {
    double number;
    try {
      number = Double.parseDouble(part.strip());
    } catch (NumberFormatException _) {
      throw wrong("'" + part.strip() + "' is not a number");
    }
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw wrong("'" + part.strip() + "' must be over 0");
    }
    return number;
  }

  /// What to throw when the line is wrong: the data is part of the product, so that is a bug.
  IllegalStateException wrong(String message) {
    return new IllegalStateException(file + ":" + number + ": " + message);
  }
}
