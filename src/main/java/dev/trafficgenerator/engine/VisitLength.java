package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.Habits;

/// How many pages a session has. A share b of the sessions are bounces, of one page; the others
/// have 1 + G, where G = 1, 2, 3 … is geometric with the mean (m - 1) / (1 - b). So the mean over
/// all sessions is m, as an analytics report has it. Without a share of its own b is 1 / m, with
/// which the whole is one geometric law from 1 on.
///
/// @param bounceShare b
/// @param meanFurther mean of G; infinite where seconds, not pages, end a session
record VisitLength(double bounceShare, double meanFurther) {
  /// A session that pages do not end.
  static final long ENDLESS = Long.MAX_VALUE;

  static VisitLength of(Habits habits) {
    if (habits.pagesPerSession().isEmpty()) {
      return new VisitLength(habits.bounceShare().orElse(0), Double.POSITIVE_INFINITY);
    }
    double mean = habits.pagesPerSession().getAsDouble();
    double share = habits.bounceShare().orElse(1 / mean);
    // At least 1, but for rounding; no number where all are bounces.
    return new VisitLength(share, share == 1 ? 1 : Math.max(1, (mean - 1) / (1 - share)));
  }

  /// Whether pages decide in place of the session's length.
  boolean isByPages() {
    return Double.isFinite(meanFurther);
  }

  /// The pages of one session, which grow with its draw: after a live update the same draw says
  /// what the session would have had under the new plan.
  ///
  /// @param draw from 0 to below 1
  long pages(double draw) {
    if (draw < bounceShare) {
      return 1;
    }
    if (!isByPages()) {
      return ENDLESS;
    }
    if (meanFurther == 1) {
      return 2;
    }
    double rest = (draw - bounceShare) / (1 - bounceShare);
    // The inverse of P(G > k) = (1 - 1 / mean)^k.
    return 2 + (long) (Math.log1p(-rest) / Math.log1p(-1 / meanFurther));
  }
}
