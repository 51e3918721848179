package dev.lockstep.bench.claims;

import dev.lockstep.spec.evidence.Host;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the figures were measured on.
 *
 * @param jdk the Java version, and who made the JVM
 * @param os the operating system and its version
 * @param processor the processor, as the operating system calls it
 * @param cores processors available to the JVM
 * @param load how many threads wanted to run, on average over the last minute, before the run began; negative if the
 *     system does not tell
 */
public record Machine(String jdk, String os, String processor, int cores, double load) {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  /** This machine, now. */
  public static Machine current() {
    Host host = Host.current();
    return new Machine(
        host.jdk() + " " + System.getProperty("java.vm.name", ""),
        host.os() + " " + System.getProperty("os.version", "") + " " + host.arch(),
        processorName(),
        host.cores(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processorName() {
    try {
      if (Files.isReadable(CPUINFO)) {
        return Files.readString(CPUINFO)
            .lines()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown");
      }
      return "unknown";
    } catch (IOException unreadable) {
      return "unknown (" + unreadable.getMessage() + ")";
    }
  }

  /** In one line. */
  public String line() {
    return cores + " cores, " + processor + " · " + os + " · JDK " + jdk;
  }

  /** Whether others were at work: then every figure is theirs as well. */
  public boolean isBusy() {
    return load > cores / 2.0;
  }

  /** What the load means, in one line. */
  public String loadLine() {
    if (load < 0) {
      return "load before the run: not told by this system";
    }
    String number = String.format(Locale.ROOT, "load before the run: %.1f", load);
    return isBusy() ? number + ": THE MACHINE WAS BUSY, and these are figures of a busy machine" : number;
  }
}
