package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleFolderTest {

  @ParameterizedTest
  @CsvSource({
    "Linux,,,/home/t/.config/traffic-generator",
    "Linux,XDG_CONFIG_HOME,/etc/own,/etc/own/traffic-generator",
    "Linux,XDG_CONFIG_HOME,' ',/home/t/.config/traffic-generator",
    "Linux,TRAFFIC_GENERATOR_HOME,/srv/tg,/srv/tg",
    "Mac OS X,,,/home/t/Library/Application Support/traffic-generator",
    "Windows 11,,,/home/t/AppData/Roaming/traffic-generator",
    "Windows 11,APPDATA,/roam,/roam/traffic-generator"
  })
  void isWhereEachSystemWantsIt(String os, String name, String value, String expected) {
    var system = new Properties();
    system.setProperty("os.name", os);
    system.setProperty("user.home", "/home/t");
    Map<String, String> environment = name == null ? Map.of() : Map.of(name, value);

    assertThat(ConsoleFolder.of(environment, system)).isEqualTo(Path.of(expected));
  }

  @Test
  void isHereWhereNobodyHasAHome() {
    assertThat(ConsoleFolder.of(Map.of(), new Properties()))
        .isEqualTo(Path.of("./.config/traffic-generator"));
  }
}
