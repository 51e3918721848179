package dev.lockstep.modelcheck.lincheck;

/**
 * Whether a negative control was noticed by the checks of one rule on one subject.
 *
 * @param killed whether it was
 * @param invocations schedules that were executed of the scenario that showed it; if none did, of all scenarios
 * @param millis how long all of it took
 * @param scenario what showed it; empty if nothing did
 */
public record Kill(String rule, String subject, boolean killed, long invocations, long millis, String scenario) {
  private static final String SEPARATOR = "\t";

  /** Reads what {@link #toLine} wrote. */
  static Kill parse(String line) {
    String[] fields = line.split(SEPARATOR, -1);
    return new Kill(
        fields[0], fields[1], Boolean.parseBoolean(fields[2]), Long.parseLong(fields[3]), Long.parseLong(fields[4]),
        fields[5]);
  }

  /** One line, by which it crosses from one JVM to another. */
  String toLine() {
    return String.join(
        SEPARATOR, rule, subject, String.valueOf(killed), String.valueOf(invocations), String.valueOf(millis), scenario);
  }
}
