package dev.lockstep.bench.claims;

import dev.lockstep.bench.station.Row;

/** Keys of the series that JMH measures. */
public final class Jmh {
  private static final String PREFIX = "jmh/";

  private Jmh() {}

  /** The series of the benchmark whose {@link dev.lockstep.bench.Results} key, without its package, is {@code name}. */
  static String key(String name) {
    return PREFIX + name;
  }

  /** A benchmark of {@link dev.lockstep.bench.VirtualTrip}. */
  public static String virtualTrip(String method, Row row) {
    return key("VirtualTrip." + method + "(row=" + row + ")");
  }

  /** {@link dev.lockstep.bench.RoundTrip}, for a subject. */
  public static String roundTrip(String subject) {
    return key("RoundTrip.roundTrip(subject=" + subject + ")");
  }

  /** A benchmark of {@link dev.lockstep.bench.StatusRead}, for a subject. */
  public static String statusRead(String method, String subject) {
    return key("StatusRead." + method + "(subject=" + subject + ")");
  }
}
