package dev.lockstep.spec.evidence;

/**
 * The machine that a run took place on.
 *
 * @param jdk the Java version, for instance {@code 25.0.3}
 * @param os the operating system's name
 * @param arch the processor architecture, for instance {@code amd64}
 * @param cores processors available to the JVM, at least 1
 */
public record Host(String jdk, String os, String arch, int cores) {
  public Host {
    Require.text(jdk, "jdk");
    Require.text(os, "os");
    Require.text(arch, "arch");
    Require.that(cores >= 1, "cores is less than 1");
  }

  /** The machine of this JVM. */
  public static Host current() {
    return new Host(
        System.getProperty("java.version", "unknown"),
        System.getProperty("os.name", "unknown"),
        System.getProperty("os.arch", "unknown"),
        Runtime.getRuntime().availableProcessors());
  }
}
