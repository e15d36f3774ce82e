package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.visitor.Occasion.Recall;
import dev.trafficgenerator.visitor.Occasion.Validators;

/// What a visitor's browser has of the target's answers.
@FunctionalInterface
public interface StoredAnswers {
  /// Of a browser that stores nothing.
  StoredAnswers NONE = _ -> Validators.NONE;

  /// What to ask with about the stored answer for `url`; nothing where there is none.
  Validators validators(String url);

  /// Whether the answer for `url` came earlier in this visit.
  default Recall recall(String url) {
    return Recall.NOTHING;
  }
}
