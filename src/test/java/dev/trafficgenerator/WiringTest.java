package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.MemoryLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {
  private static final long MB = 1024 * 1024;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void memoryLimitsHaveTheContractsDefaults() {
    assertThat(limits(Map.of())).isEqualTo(new MemoryLimits(4096 * MB, 4608 * MB));
    assertThat(limits(Map.of("MEMORY_SOFT_LIMIT", " ", "MEMORY_HARD_LIMIT", "")))
        .isEqualTo(new MemoryLimits(4096 * MB, 4608 * MB));
    assertThat(warnings).isEmpty();
  }

  @Test
  void memoryLimitsAreReadInMegabytes() {
    assertThat(limits(Map.of("MEMORY_SOFT_LIMIT", "300", "MEMORY_HARD_LIMIT", " 400 ")))
        .isEqualTo(new MemoryLimits(300 * MB, 400 * MB));
  }

  @Test
  void aSoftLimitAboveTheHardOneIsTheHardOne() {
    assertThat(limits(Map.of("MEMORY_HARD_LIMIT", "512")))
        .isEqualTo(new MemoryLimits(512 * MB, 512 * MB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "4g", "1e3", "99999999999999"})
  void whatCannotBeReadCountsAsTheDefaultAndIsSaid(String text) {
    assertThat(limits(Map.of("MEMORY_HARD_LIMIT", text)).hardBytes()).isEqualTo(4608 * MB);
    assertThat(warnings).singleElement().asString().contains("MEMORY_HARD_LIMIT", text, "4608");
  }

  private MemoryLimits limits(Map<String, String> environment) {
    return Wiring.memoryLimits(environment, warnings::add);
  }
}
