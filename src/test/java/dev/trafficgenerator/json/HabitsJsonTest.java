package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.LoadCurve;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.run.TimeRange;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The settings of people's timing, in all their forms.
class HabitsJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2             | 2   | 2",
        "\" 0.5 \"     | 0.5 | 0.5",
        "[0.1, 0.5]    | 0.1 | 0.5",
        "[\"1\", 2.0]  | 1   | 2",
        "\"[1, 3]\"    | 1   | 3",
        "\" [1,\\\"3\\\"] \" | 1   | 3"
      })
  void aPauseIsOneTimeOrAPair(String json, String min, String max) {
    var range =
        new TimeRange(
            Seconds.toDuration(new BigDecimal(min)), Seconds.toDuration(new BigDecimal(max)));

    assertThat(Sent.settings("\"API Think Time\":" + json).habits().apiThinkTime()).hasValue(range);
    assertThat(Sent.settings("\"pause_between_sessions\":" + json).habits().pauseBetweenSessions())
        .hasValue(range);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"soon\"   | /config/API Think Time must be seconds, or the shortest and the longest such as [0.1, 0.5] (soon)",
        "[]         | /config/API Think Time must be seconds, or the shortest and the longest such as [0.1, 0.5]",
        "[1,2,3]    | /config/API Think Time must be seconds, or the shortest and the longest such as [0.1, 0.5]",
        "\"[1, 2\"  | /config/API Think Time must be seconds, or the shortest and the longest such as [0.1, 0.5] ([1, 2)",
        "{}         | /config/API Think Time must be seconds, or the shortest and the longest such as [0.1, 0.5]",
        "[1, \"x\"] | /config/API Think Time/1 must be a number (x)",
        "[null, 1]  | /config/API Think Time/0 must be a number",
        "[2, 1]     | /config/API Think Time must name the shorter time first, such as [1, 2]",
        "-1         | /config/API Think Time must be at least 0 seconds (-1)",
        "[0, 1e10]  | /config/API Think Time must be at most 1000000000 seconds"
      })
  void aPauseThatIsNeitherIsAnError(String json, String told) {
    assertThat(Sent.told(Sent.config("\"API Think Time\":" + json))).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[[0,0],[10,1]]                    | 2",
        "[[\"0\",\" 0.5 \"]]                 | 1",
        "\" [[0, 0.2], [5, 1], [5, 0]] \"   | 3"
      })
  void aLoadCurveIsAListOfPoints(String json, int points) {
    assertThat(Sent.settings("\"Load Curve\":" + json).habits().loadCurve())
        .isInstanceOfSatisfying(
            LoadCurve.Drawn.class, it -> assertThat(it.points()).hasSize(points));
  }

  @ParameterizedTest
  @EnumSource
  void aLoadCurveMayHaveAName(LoadCurve.Shape shape) {
    for (String name : List.of(shape.label(), " " + shape.name() + " ")) {
      assertThat(Sent.settings("\"load_curve\":\"" + name + "\"").habits().loadCurve())
          .isEqualTo(new LoadCurve.BuiltIn(shape));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"wave\"          | /config/Load Curve must be one of steady, ramp, spike, day, or points such as [[0, 0.2], [60, 1]] (wave)",
        "\"[[0, 1]\"       | /config/Load Curve must be one of steady, ramp, spike, day, or points such as [[0, 0.2], [60, 1]] ([[0, 1])",
        "[]                | /config/Load Curve must be one of steady, ramp, spike, day, or points such as [[0, 0.2], [60, 1]]",
        "5                 | /config/Load Curve must be one of steady, ramp, spike, day, or points such as [[0, 0.2], [60, 1]] (5)",
        "[[0,1],[5]]       | /config/Load Curve/1 must be [seconds, share], such as [60, 0.5]",
        "[0,1]             | /config/Load Curve/0 must be [seconds, share], such as [60, 0.5] (0) /config/Load Curve/1 must be [seconds, share], such as [60, 0.5] (1)",
        "[[0,\"x\"]]       | /config/Load Curve/0/1 must be a number (x)",
        "[[0,1.5]]         | /config/Load Curve must be points in order: the share of point 1 must be from 0 to 1 (1.5)",
        "[[0,1],[-5,1]]    | /config/Load Curve must be points in order: the time of point 2 must be from 0 to 1000000000 seconds (-5)",
        "[[9,1],[8.5,1]]   | /config/Load Curve must be points in order: the time of point 2 must not be before that of the one before it, 9 (8.5)"
      })
  void aLoadCurveThatIsNoneIsAnErrorThatSaysTheMend(String json, String told) {
    assertThat(String.join(" ", Sent.told(Sent.config("\"Load Curve\":" + json)))).isEqualTo(told);
  }

  @Test
  void aLoadCurveHasAtMostAThousandPoints() {
    String points = "[0,1],".repeat(1_000);

    assertThat(Sent.told(Sent.config("\"Load Curve\":[" + points + "[0,1]]"))).hasSize(1);
    assertThat(
            Sent.told(
                Sent.config("\"Load Curve\":[" + points.substring(0, points.length() - 1) + "]")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Think Time Model\":\" LogNormal \" | ",
        "\"Think Time Model\":\"normal\" | /config/Think Time Model must be one of uniform, lognormal (normal)",
        "\"Think Time Median\":80 | /config/Think Time Median must not be more than Think Time Cap, which is 70 (80)",
        "\"Think Time Sigma\":11 | /config/Think Time Sigma must be from 0 to 10 (11)",
        "\"Popularity\":\"ZIPF\" | ",
        "\"Popularity\":\"likes\" | /config/Popularity must be one of weights, zipf (likes)",
        "\"Popularity Exponent\":-1 | /config/Popularity Exponent must be from 0 to 10 (-1)",
        "\"Pages Per Session\":0.5 | /config/Pages Per Session must be from 1 to 1000000 (0.5)",
        "\"Bounce Share\":1 | ",
        "\"Bounce Share\":1.5 | /config/Bounce Share must be from 0 to 1 (1.5)",
        "\"Pages Per Session\":1.4,\"Bounce Share\":0.6 | ",
        "\"Pages Per Session\":1.4,\"bounce_share\":0.5 | /config/bounce_share must be at least 0.6 with Pages Per Session 1.4, as other sessions have two pages or more (0.5)",
        "\"Pages Per Session\":3,\"Bounce Share\":0 | ",
        "\"Pages Per Session\":3,\"Bounce Share\":1 | /config/Bounce Share must be less than 1 with Pages Per Session 3 (1)",
        "\"Pages Per Session\":1,\"Bounce Share\":\"1\" | ",
        "\"Pages Per Session\":1 | "
      })
  void habitsThatContradictThemselvesAreAnErrorThatSaysTheMend(String members, String told) {
    assertThat(Sent.told(Sent.config(members))).isEqualTo(told == null ? List.of() : List.of(told));
  }
}
