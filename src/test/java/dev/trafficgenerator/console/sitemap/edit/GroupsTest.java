package dev.trafficgenerator.console.sitemap.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trafficgenerator.console.sitemap.edit.Groups.Moved;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {
  private static PathGroup group(String name) {
    return new PathGroup(
        HttpMethod.GET, List.of("/" + name), Body.NONE, TrafficType.WEB, Map.of(), 1);
  }

  private static Sitemap site(String open, String needsLogin) {
    return new Sitemap(
        false,
        groups(open),
        groups(needsLogin),
        Optional.empty(),
        Map.of(),
        HeaderOverride.NONE,
        Map.of());
  }

  private static List<PathGroup> groups(String names) {
    return names.isEmpty() ? List.of() : Stream.of(names.split("")).map(GroupsTest::group).toList();
  }

  private static String shown(Sitemap sitemap) {
    return names(sitemap.paths()) + "|" + names(sitemap.pathsAuthReq());
  }

  private static String names(List<PathGroup> groups) {
    return String.join("", groups.stream().map(it -> it.paths().getFirst().substring(1)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0, false, 2, bca|xy, 2",
    "false, 2, false, 0, cab|xy, 0",
    "false, 1, false, 1, abc|xy, 1",
    "false, 1, true,  0, ac|bxy, 0",
    "true,  1, false, 9, abcy|x, 3",
    "false, 0, true,  9, bc|xya, 2",
  })
  void aGroupIsMoved(
      boolean fromLogin, int from, boolean toLogin, int to, String after, int index) {
    Moved moved =
        Groups.moved(site("abc", "xy"), new Place(fromLogin, from), new Place(toLogin, to));

    assertThat(shown(moved.sitemap())).isEqualTo(after);
    assertThat(moved.place()).isEqualTo(new Place(toLogin, index));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0, -1, abc|xy, false, 0",
    "false, 0,  1, bac|xy, false, 1",
    "false, 2,  1, ab|cxy, true, 0",
    "true,  0, -1, abcx|y, false, 3",
    "true,  1,  1, abc|xy, true, 1",
  })
  void aGroupIsShiftedOverTheBorderToo(
      boolean login, int index, int by, String after, boolean nowLogin, int now) {
    Moved moved = Groups.shifted(site("abc", "xy"), new Place(login, index), by);

    assertThat(shown(moved.sitemap())).isEqualTo(after);
    assertThat(moved.place()).isEqualTo(new Place(nowLogin, now));
  }

  @Test
  void groupsComeAndGo() {
    Sitemap site = site("ab", "");

    Moved twice = Groups.duplicated(site, new Place(false, 0));
    assertThat(shown(twice.sitemap())).isEqualTo("aab|");
    assertThat(twice.place()).isEqualTo(new Place(false, 1));

    Moved gone = Groups.removed(site, new Place(false, 1));
    assertThat(shown(gone.sitemap())).isEqualTo("a|");
    assertThat(gone.place()).isEqualTo(new Place(false, 0));

    Moved added = Groups.added(site("", ""), new Place(false, -1));
    assertThat(shown(added.sitemap())).isEqualTo("|");
    assertThat(Groups.has(added.sitemap(), added.place())).isTrue();
    assertThat(Groups.has(gone.sitemap(), new Place(true, 0))).isFalse();
  }

  @Test
  void sharesAddUpForLoggedInAndForOthers() {
    Sitemap site =
        Groups.changed(
            site("ab", "x"),
            new Place(false, 1),
            it ->
                new PathGroup(
                    it.method(), it.paths(), it.body(), it.trafficType(), it.headers(), 2));

    assertThat(Groups.share(site, new Place(false, 1), false)).isEqualTo(2 / 3.0, within(1e-9));
    assertThat(Groups.share(site, new Place(false, 1), true)).isEqualTo(0.5);
    assertThat(Groups.share(site, new Place(true, 0), false)).isZero();
    assertThat(Groups.places(site).stream().mapToDouble(it -> Groups.share(site, it, true)).sum())
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void aGroupsPointerSaysWhichListItIsIn() {
    assertThat(new Place(false, 2).pointer()).isEqualTo("/paths/2");
    assertThat(new Place(true, 0).pointer()).isEqualTo("/paths_auth_req/0");
  }

  @Test
  void aGroupThatCannotBeChosenHasNoShare() {
    Sitemap site = site("abc", "");
    site = Groups.changed(site, new Place(false, 0), it -> weighing(it.paths(), -1));
    site = Groups.changed(site, new Place(false, 1), _ -> weighing(List.of(), 1));

    assertThat(Groups.share(site, new Place(false, 0), false)).isZero();
    assertThat(Groups.share(site, new Place(false, 1), false)).isZero();
    assertThat(Groups.share(site, new Place(false, 2), false)).isEqualTo(1);
  }

  private static PathGroup weighing(List<String> paths, double weight) {
    return new PathGroup(HttpMethod.GET, paths, Body.NONE, TrafficType.WEB, Map.of(), weight);
  }
}
