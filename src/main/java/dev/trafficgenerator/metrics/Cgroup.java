package dev.trafficgenerator.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Linux grants the control group that this process is in, and how much of it is used: a
/// container's own CPUs and memory. Versions 1 and 2 are read, and the tightest limit from the
/// process's group up to the root counts, with the use of the group that it is set on. Files are
/// read anew at each call, as limits may be changed; one that is missing or odd sets no limit.
final class Cgroup {
  /// Version 2 has one tree for all, and names no controller.
  private static final String V2 = "";

  /// Short enough for a long. Neither `max` nor -1 nor version 1's number near 2^63 is one: no
  /// limit.
  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

  private static final long NANOS_PER_MICRO = 1_000;

  private final Path root;

  /// @param limitCpus CPU time that may be used, per time that goes by
  /// @param usedNanos CPU time that was used
  record Cpu(double limitCpus, long usedNanos) {}

  /// @param usedBytes without what the kernel would drop first: caches of files not used of late
  record Memory(long limitBytes, long usedBytes) {}

  /// @param root `/`, but for tests
  Cgroup(Path root) {
    this.root = root;
  }

  /// Empty when CPU time is not limited.
  Optional<Cpu> cpu() {
    return Stream.concat(groups(V2).map(Cgroup::cpuV2), groups("cpu").map(this::cpuV1))
        .flatMap(Optional::stream)
        .min(Comparator.comparingDouble(Cpu::limitCpus));
  }

  /// `cpu.max` holds quota and period, `max 100000` where there is no quota.
  private static Optional<Cpu> cpuV2(Path group) {
    String[] quotaAndPeriod = text(group.resolve("cpu.max")).split(" ", 2);
    OptionalLong usedMicros = labelled(group.resolve("cpu.stat"), "usage_usec");
    if (quotaAndPeriod.length < 2 || usedMicros.isEmpty()) {
      return Optional.empty();
    }
    return cpu(
        number(quotaAndPeriod[0]),
        number(quotaAndPeriod[1]),
        usedMicros.getAsLong() * NANOS_PER_MICRO);
  }

  /// The quota is -1 where there is none. The time used is counted by another controller, mostly
  /// but not always in the same folder.
  private Optional<Cpu> cpuV1(Path group) {
    OptionalLong quotaMicros = number(text(group.resolve("cpu.cfs_quota_us")));
    OptionalLong periodMicros = number(text(group.resolve("cpu.cfs_period_us")));
    return Stream.concat(Stream.of(group), groups("cpuacct"))
        .map(counting -> number(text(counting.resolve("cpuacct.usage"))))
        .flatMapToLong(OptionalLong::stream)
        .boxed()
        .findFirst()
        .flatMap(usedNanos -> cpu(quotaMicros, periodMicros, usedNanos));
  }

  private static Optional<Cpu> cpu(OptionalLong quota, OptionalLong period, long usedNanos) {
    if (quota.orElse(0) == 0 || period.orElse(0) == 0) {
      return Optional.empty();
    }
    return Optional.of(new Cpu((double) quota.getAsLong() / period.getAsLong(), usedNanos));
  }

  /// Empty when memory is not limited.
  Optional<Memory> memory() {
    Stream<Optional<Memory>> v2 =
        groups(V2).map(group -> memory(group, "memory.max", "memory.current", "inactive_file"));
    Stream<Optional<Memory>> v1 =
        groups("memory")
            .map(group ->
                memory(
                    group,
                    "memory.limit_in_bytes",
                    "memory.usage_in_bytes",
                    "total_inactive_file"));
    return Stream.concat(v2, v1)
        .flatMap(Optional::stream)
        .min(Comparator.comparingLong(Memory::limitBytes));
  }

  private static Optional<Memory> memory(Path group, String limit, String used, String cache) {
    OptionalLong limitBytes = number(text(group.resolve(limit)));
    OptionalLong usedBytes = number(text(group.resolve(used)));
    if (limitBytes.isEmpty() || usedBytes.isEmpty()) {
      return Optional.empty();
    }
    long cacheBytes = labelled(group.resolve("memory.stat"), cache).orElse(0);
    return Optional.of(
        new Memory(limitBytes.getAsLong(), Math.max(0, usedBytes.getAsLong() - cacheBytes)));
  }

  /// The folders of the process's group and of all above it, as far as they can be seen: in a
  /// container the group's path may be the host's, and the container's own group is then the root.
  private Stream<Path> groups(String controller) {
    Path mount = root.resolve("sys/fs/cgroup").resolve(controller);
    return text(root.resolve("proc/self/cgroup"))
        .lines()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3 && names(parts[1], controller))
        .map(parts -> mount.resolve("." + parts[2]).normalize())
        .map(group -> group.startsWith(mount) ? group : mount)
        .flatMap(group -> Stream.iterate(group, g -> g.startsWith(mount), Path::getParent))
        .filter(Files::isDirectory);
  }

  private static boolean names(String controllers, String controller) {
    return Arrays.asList(controllers.split(",", -1)).contains(controller);
  }

  private static OptionalLong labelled(Path file, String label) {
    return text(file)
        .lines()
        .filter(line -> line.startsWith(label + " "))
        .map(line -> number(line.substring(label.length() + 1)))
        .flatMapToLong(OptionalLong::stream)
        .findFirst();
  }

  private static OptionalLong number(String text) {
    return WHOLE_NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /// Empty when there is no such file: most of them are there in one version only.
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
