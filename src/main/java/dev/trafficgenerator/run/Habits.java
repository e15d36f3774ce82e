package dev.trafficgenerator.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// How people use a site: how long they think, how much of it they look at in a visit, when they
/// come back, and what they like. At the defaults nothing here changes a run.
///
/// @param thinkTimeModel how think times are spread
/// @param thinkTimeMedian of lognormal think times: half of them are shorter
/// @param thinkTimeSigma of lognormal think times: the standard deviation of their logarithm
/// @param thinkTimeCap of lognormal think times: none is longer
/// @param apiThinkTime the pause after an API call; empty = as after a page
/// @param pagesPerSession the mean number of pages (or API calls) of a session, in place of its
///   length; empty = the length decides
/// @param bounceShare share of sessions that end after one page; empty = as the law of the pages
///   gives it, or 0 where the length decides
/// @param pauseBetweenSessions how long a user stays away after a session; empty = not at all
/// @param popularity how requests are spread over the paths of a group
/// @param popularityExponent how much the first paths are preferred with [Popularity#ZIPF]
/// @param followLinks whether people click links of the page that they see
/// @param loadCurve which share of the users is active when
/// @param dayLength how long the day of the curve of that name takes
public record Habits(
    ThinkTimeModel thinkTimeModel,
    Duration thinkTimeMedian,
    double thinkTimeSigma,
    Duration thinkTimeCap,
    Optional<TimeRange> apiThinkTime,
    OptionalDouble pagesPerSession,
    OptionalDouble bounceShare,
    Optional<TimeRange> pauseBetweenSessions,
    Popularity popularity,
    double popularityExponent,
    boolean followLinks,
    LoadCurve loadCurve,
    Duration dayLength) {

  /// The largest sigma; at 3 one pause in a thousand is already ten thousand times the median.
  public static final int SIGMA_MAX = 10;

  /// The highest mean number of pages in a session.
  public static final int PAGES_MAX = 1_000_000;

  /// The steepest popularity.
  public static final int EXPONENT_MAX = 10;

  /// Habits under construction, each at its default until set.
  public static final class Builder {
    private ThinkTimeModel thinkTimeModel = ThinkTimeModel.UNIFORM;
    // A mean of 4 s · e^½ = 6.6 s and a cap at ten times of that, as in TPC-W, whose think times
    // have a mean of 7 s and a cap of 70 s. The shape is that of request traffic in "Modeling World
    // Wide Web request traffic" (SPIE 1997).
    private Duration thinkTimeMedian = Duration.ofSeconds(4);
    private double thinkTimeSigma = 1;
    private Duration thinkTimeCap = Duration.ofSeconds(70);
    private Optional<TimeRange> apiThinkTime = Optional.empty();
    private OptionalDouble pagesPerSession = OptionalDouble.empty();
    private OptionalDouble bounceShare = OptionalDouble.empty();
    private Optional<TimeRange> pauseBetweenSessions = Optional.empty();
    private Popularity popularity = Popularity.WEIGHTS;
    // Zipf's law itself. Breslau and others ("Web Caching and Zipf-like Distributions", INFOCOM
    // 1999) found somewhat less, from trace to trace.
    private double popularityExponent = 1;
    private boolean followLinks;
    private LoadCurve loadCurve = LoadCurve.STEADY;
    private Duration dayLength = Duration.ofDays(1);

    Builder() {}

    public Builder thinkTimeModel(ThinkTimeModel value) {
      thinkTimeModel = value;
      return this;
    }

    public Builder thinkTimeMedian(Duration value) {
      thinkTimeMedian = value;
      return this;
    }

    public Builder thinkTimeSigma(double value) {
      thinkTimeSigma = value;
      return this;
    }

    public Builder thinkTimeCap(Duration value) {
      thinkTimeCap = value;
      return this;
    }

    public Builder apiThinkTime(Optional<TimeRange> value) {
      apiThinkTime = value;
      return this;
    }

    public Builder pagesPerSession(OptionalDouble value) {
      pagesPerSession = value;
      return this;
    }

    public Builder bounceShare(OptionalDouble value) {
      bounceShare = value;
      return this;
    }

    public Builder pauseBetweenSessions(Optional<TimeRange> value) {
      pauseBetweenSessions = value;
      return this;
    }

    public Builder popularity(Popularity value) {
      popularity = value;
      return this;
    }

    public Builder popularityExponent(double value) {
      popularityExponent = value;
      return this;
    }

    public Builder followLinks(boolean value) {
      followLinks = value;
      return this;
    }

    public Builder loadCurve(LoadCurve value) {
      loadCurve = value;
      return this;
    }

    public Builder dayLength(Duration value) {
      dayLength = value;
      return this;
    }

    Habits build() {
      return new Habits(
          thinkTimeModel,
          thinkTimeMedian,
          thinkTimeSigma,
          thinkTimeCap,
          apiThinkTime,
          pagesPerSession,
          bounceShare,
          pauseBetweenSessions,
          popularity,
          popularityExponent,
          followLinks,
          loadCurve,
          dayLength);
    }
  }
}
