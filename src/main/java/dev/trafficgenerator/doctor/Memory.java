package dev.trafficgenerator.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// The memory there is, and what the generator would take of it.
///
/// @param totalMb of the computer, or of the container where that has less
/// @param isContainers whether a container's limit is the lower one
/// @param heapMaxMb what Java would take for its heap
/// @param hardLimitMb `MEMORY_HARD_LIMIT`, or its default
record Memory(long totalMb, boolean isContainers, long heapMaxMb, long hardLimitMb) {
  private static final String SUBJECT = "Memory";
  private static final String HARD_LIMIT = "MEMORY_HARD_LIMIT";

  /// A run of a hundred users, with all that is not heap.
  private static final long NEEDED_MB = 256;

  private static final List<Path> CGROUP_LIMITS =
      List.of(
          Path.of("/sys/fs/cgroup/memory.max"),
          Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));

  static Finding here(long hardLimitMb) {
    long total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    OptionalLong limit = cgroupLimitMb();
    boolean isContainers = limit.isPresent() && limit.getAsLong() <= total;
    return new Memory(
            isContainers ? limit.getAsLong() : total,
            isContainers,
            Runtime.getRuntime().maxMemory() >> 20,
            hardLimitMb)
        .finding();
  }

  Finding finding() {
    String seen =
        "%,d MB %s, of which Java takes %,d MB for its heap"
            .formatted(totalMb, isContainers ? "by the container's limit" : "in all", heapMaxMb);
    if (totalMb < NEEDED_MB) {
      return Finding.problem(
          SUBJECT, seen, "give it %d MB at least, better 512".formatted(NEEDED_MB));
    }
    if (heapMaxMb >= totalMb) {
      return Finding.problem(
          SUBJECT,
          seen,
          "the process would be killed before Java knows: take -Xmx out of JAVA_OPTS, or set %s=%d"
              .formatted(HARD_LIMIT, totalMb * 9 / 10));
    }
    return hardLimitMb > totalMb && !isContainers
        ? Finding.note(
            SUBJECT,
            seen,
            "%s is %,d MB, more than there is; set it to %d"
                .formatted(HARD_LIMIT, hardLimitMb, totalMb * 9 / 10))
        : Finding.ok(SUBJECT, seen);
  }

  private static OptionalLong cgroupLimitMb() {
    return CGROUP_LIMITS.stream()
        .map(Memory::text)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .mapToLong(text -> Long.parseLong(text) >> 20)
        .findFirst();
  }

  /// Blank where there is no such file: there is no limit to tell of, then.
  private static String text(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file).strip() : "";
    } catch (IOException _) {
      return "";
    }
  }
}
