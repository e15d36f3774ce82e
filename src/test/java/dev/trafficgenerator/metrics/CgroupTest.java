package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CgroupTest {
  private static final String V1_SELF =
      """
      12:pids:/docker/abc
      4:memory:/docker/abc
      3:cpu,cpuacct:/docker/abc
      0::/system.slice/containerd.service
      """;

  @TempDir private Path root;

  @Test
  void withoutFilesNothingIsLimited() {
    var cgroup = new Cgroup(root);

    assertThat(cgroup.cpu()).isEmpty();
    assertThat(cgroup.memory()).isEmpty();
  }

  @ParameterizedTest(name = "cpu.max \"{0}\" -> {1}")
  @CsvSource({
    "200000 100000, 2.0",
    "50000 100000, 0.5",
    "150000 50000, 3.0",
    "max 100000, ",
    "max, ",
    "200000, ",
    "'', ",
    "200000 0, ",
    "many 100000, ",
    "200000 100000 1, "
  })
  void versionTwoGrantsQuotaByPeriod(String cpuMax, Double limit) throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/cpu.max", cpuMax + "\n");
    write("sys/fs/cgroup/cpu.stat", "usage_usec 4200\nuser_usec 3000\nsystem_usec 1200\n");

    assertThat(new Cgroup(root).cpu().map(Cgroup.Cpu::limitCpus).orElse(null)).isEqualTo(limit);
    if (limit != null) {
      assertThat(new Cgroup(root).cpu()).hasValue(new Cgroup.Cpu(limit, 4_200_000));
    }
  }

  @ParameterizedTest(name = "memory.max \"{0}\" -> {1}")
  @CsvSource({
    "1073741824, 1073741824",
    "max, ",
    "'', ",
    "-5, ",
    "1e9, ",
  })
  void versionTwoGrantsMemoryAndColdCachesAreNotUse(String memoryMax, Long limit)
      throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/memory.max", memoryMax + "\n");
    write("sys/fs/cgroup/memory.current", "500000000\n");
    write(
        "sys/fs/cgroup/memory.stat",
        "anon 1\ninactive_file_x 9\ninactive_file 100000000\nactive_file 7\n");

    assertThat(new Cgroup(root).memory().orElse(null))
        .isEqualTo(limit == null ? null : new Cgroup.Memory(limit, 400_000_000));
  }

  @Test
  void theTightestLimitUpToTheRootCountsWithItsOwnUse() throws IOException {
    write("proc/self/cgroup", "0::/pod/box/process\n");
    write("sys/fs/cgroup/pod/cpu.max", "400000 100000");
    write("sys/fs/cgroup/pod/cpu.stat", "usage_usec 9000000");
    write("sys/fs/cgroup/pod/box/cpu.max", "150000 100000");
    write("sys/fs/cgroup/pod/box/cpu.stat", "usage_usec 3000000");
    write("sys/fs/cgroup/pod/box/process/cpu.max", "max 100000");
    write("sys/fs/cgroup/pod/box/process/cpu.stat", "usage_usec 1000000");
    write("sys/fs/cgroup/pod/memory.max", "2000");
    write("sys/fs/cgroup/pod/memory.current", "1500");
    write("sys/fs/cgroup/pod/box/process/memory.max", "3000");
    write("sys/fs/cgroup/pod/box/process/memory.current", "800");

    assertThat(new Cgroup(root).cpu()).hasValue(new Cgroup.Cpu(1.5, 3_000_000_000L));
    assertThat(new Cgroup(root).memory()).hasValue(new Cgroup.Memory(2_000, 1_500));
  }

  @Test
  void aPathThatLeadsOutOfTheTreeIsItsRoot() throws IOException {
    write("proc/self/cgroup", "0::/../../elsewhere\n");
    write("sys/fs/cgroup/memory.max", "2000");
    write("sys/fs/cgroup/memory.current", "1500");

    assertThat(new Cgroup(root).memory()).hasValue(new Cgroup.Memory(2_000, 1_500));
  }

  @Test
  void versionOneIsReadFromItsControllers() throws IOException {
    write("proc/self/cgroup", V1_SELF);
    write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us", "250000\n");
    write("sys/fs/cgroup/cpu/docker/abc/cpu.cfs_period_us", "100000\n");
    write("sys/fs/cgroup/cpu/docker/abc/cpuacct.usage", "777\n");
    write("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "4096\n");
    write("sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes", "3000\n");
    write(
        "sys/fs/cgroup/memory/docker/abc/memory.stat", "inactive_file 1\ntotal_inactive_file 500");

    assertThat(new Cgroup(root).cpu()).hasValue(new Cgroup.Cpu(2.5, 777));
    assertThat(new Cgroup(root).memory()).hasValue(new Cgroup.Memory(4_096, 2_500));
  }

  @Test
  void versionOneInAContainerThatSeesOnlyItsOwnGroupIsReadAtTheRoot() throws IOException {
    write("proc/self/cgroup", V1_SELF);
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000");
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
    write("sys/fs/cgroup/cpuacct/cpuacct.usage", "99");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "4096");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "3000");

    assertThat(new Cgroup(root).cpu()).hasValue(new Cgroup.Cpu(0.5, 99));
    assertThat(new Cgroup(root).memory()).hasValue(new Cgroup.Memory(4_096, 3_000));
  }

  @ParameterizedTest
  @CsvSource({"-1, 9223372036854771712", "0, max", "'', ''"})
  void versionOneHasItsOwnWordsForNoLimit(String quota, String limit) throws IOException {
    write("proc/self/cgroup", V1_SELF);
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", quota);
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
    write("sys/fs/cgroup/cpu/cpuacct.usage", "99");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", limit);
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "3000");

    assertThat(new Cgroup(root).cpu()).isEmpty();
    assertThat(new Cgroup(root).memory()).isEmpty();
  }

  @Test
  void aLimitWithoutItsUseIsNone() throws IOException {
    for (Map.Entry<String, String> file :
        Map.of(
                "proc/self/cgroup", "odd\n0::/\n4:memory:/\n3:cpu:/\n",
                "sys/fs/cgroup/cpu.max", "100000 100000",
                "sys/fs/cgroup/memory.max", "2000",
                "sys/fs/cgroup/cpu/cpu.cfs_quota_us", "100000",
                "sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000",
                "sys/fs/cgroup/memory/memory.limit_in_bytes", "2000")
            .entrySet()) {
      write(file.getKey(), file.getValue());
    }

    assertThat(new Cgroup(root).cpu()).isEmpty();
    assertThat(new Cgroup(root).memory()).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
