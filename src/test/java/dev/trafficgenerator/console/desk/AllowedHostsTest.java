package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedHostsTest {
  private static final String HOST = "shop.example.test";

  @TempDir Path folder;

  @Test
  void aHostIsAllowedUntilItIsRemoved() {
    var hosts = new AllowedHosts(Preferences.in(folder, Files::write, Runnable::run));
    assertThat(hosts.contains(HOST)).isFalse();

    hosts.add(HOST);
    assertThat(hosts.contains(HOST)).isTrue();

    hosts.remove(HOST);
    assertThat(hosts.contains(HOST)).isFalse();
  }

  @Test
  void thisComputerNeedNotBeAllowed() {
    var hosts = new AllowedHosts(Preferences.in(folder, Files::write, Runnable::run));

    assertThat(hosts.contains("localhost")).isTrue();
    assertThat(hosts.list()).isEmpty();
  }

  @Test
  void ofTooManyTheOldestIsForgotten() {
    var hosts = new AllowedHosts(Preferences.in(folder, Files::write, Runnable::run));
    for (int i = 0; i <= 200; i++) {
      hosts.add("host-" + i);
    }

    assertThat(hosts.list()).hasSize(200).doesNotContain("host-0").endsWith("host-200");
  }
}
