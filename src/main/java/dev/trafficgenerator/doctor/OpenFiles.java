package dev.trafficgenerator.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many connections may be open.
final class OpenFiles {
  private static final String FILES = "Open files";
  private static final String LOCAL_PORTS = "Local ports";
  private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
  private static final Pattern TWO_NUMBERS = Pattern.compile("([0-9]{1,5})\\s+([0-9]{1,5})\\s*");

  /// A page's resources come over up to six connections, as in a browser.
  private static final int CONNECTIONS_A_USER = 6;

  /// Jars, logs, the control API and its callers.
  private static final int OTHERS = 600;

  private OpenFiles() {}

  static List<Finding> here(int users) {
    List<Finding> findings = new ArrayList<>();
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      findings.add(files(unix.getMaxFileDescriptorCount(), users));
    }
    try {
      Matcher range = TWO_NUMBERS.matcher(Files.isReadable(RANGE) ? Files.readString(RANGE) : "");
      if (range.matches()) {
        int first = Integer.parseInt(range.group(1));
        findings.add(localPorts(first, Integer.parseInt(range.group(2)), users));
      }
    } catch (IOException e) {
      findings.add(Finding.note(LOCAL_PORTS, RANGE + " can't be read", "look why"));
    }
    return findings;
  }

  static Finding files(long max, int users) {
    long needed = (long) users * CONNECTIONS_A_USER + OTHERS;
    String seen = "%,d may be open; %,d users take up to %,d".formatted(max, users, needed);
    String advice =
        "ulimit -n %1$d in the shell, LimitNOFILE=%1$d in a systemd unit, --ulimit nofile=%1$d for a container"
            .formatted(Math.max(65_536, needed));
    if (max >= needed) {
      return Finding.ok(FILES, seen);
    }
    return max < users + OTHERS
        ? Finding.problem(FILES, seen, advice)
        : Finding.note(FILES, seen, advice);
  }

  static Finding localPorts(int first, int last, int users) {
    int count = last - first + 1;
    String seen = "%d to %d, %,d in all".formatted(first, last, count);
    return count >= users * CONNECTIONS_A_USER
        ? Finding.ok(LOCAL_PORTS, seen)
        : Finding.note(
            LOCAL_PORTS,
            seen + "; %,d users may take more to one address".formatted(users),
            "sysctl -w net.ipv4.ip_local_port_range='1024 65535'");
  }
}
