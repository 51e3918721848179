package dev.lockstep.modelcheck.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of one process and, where there was one, its answer.
 *
 * <p>{@code invocation} and {@code response} are points on the axis of the history: nanoseconds since its start, or
 * line numbers where it carries no times. Intervals are closed: an operation that ends at the point at which another
 * begins is concurrent with it.
 *
 * @param process who called; a process has one call open at a time
 * @param name what was called, such as {@code read}
 * @param argument fields of the invocation (JSON values, see {@link Fields})
 * @param result fields of the answer; empty when there was none
 * @param kind how it ended
 * @param invocation when it was called
 * @param response when it was answered, {@link #NEVER} when it was not
 * @param invocationLine line of the invocation, 0 when the history was not read from lines
 * @param responseLine line of the answer, 0 when there is none
 */
public record Operation(
    long process,
    String name,
    Map<String, @Nullable Object> argument,
    Map<String, @Nullable Object> result,
    Kind kind,
    long invocation,
    long response,
    int invocationLine,
    int responseLine) {

  /** A point after every other one. */
  public static final long NEVER = Long.MAX_VALUE;

  /** How an operation ended. */
  public enum Kind {
    /** Took effect between invocation and response. */
    OK,
    /** Took no effect. */
    FAIL,
    /** Answered with "outcome unknown": may take effect at any time from its invocation on, or never. */
    INFO,
    /** Not answered: like {@link #INFO}. */
    PENDING
  }

  /** Copies the maps; {@code null} values are allowed in them. */
  public Operation {
    if (invocation < 0 || response < invocation) {
      throw new IllegalArgumentException("not an interval: [" + invocation + ", " + response + "]");
    }
    if ((kind == Kind.PENDING) != (response == NEVER)) {
      throw new IllegalArgumentException("exactly a pending operation has no response");
    }
    argument = copy(argument);
    result = copy(result);
  }

  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> fields) {
    return fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** An answered operation that was made by a program rather than read from lines. */
  public static Operation answered(
      long process,
      String name,
      Map<String, @Nullable Object> argument,
      Kind kind,
      Map<String, @Nullable Object> result,
      long invocation,
      long response) {
    return new Operation(process, name, argument, result, kind, invocation, response, 0, 0);
  }

  /** An operation that was never answered. */
  public static Operation pending(long process, String name, Map<String, @Nullable Object> argument, long invocation) {
    return new Operation(process, name, argument, Map.of(), Kind.PENDING, invocation, NEVER, 0, 0);
  }

  /** The last point at which the operation may take effect: its response, or {@link #NEVER} when that is unknown. */
  public long latest() {
    return kind == Kind.OK || kind == Kind.FAIL ? response : NEVER;
  }

  /** The same call, of which no answer is known. */
  public Operation forgotten() {
    return new Operation(
        process, name, argument, Map.of(), Kind.PENDING, invocation, NEVER, invocationLine, 0);
  }

  /** The same call, whose answer says that its outcome is unknown. */
  public Operation unanswered() {
    return kind == Kind.PENDING
        ? this
        : new Operation(
            process, name, argument, Map.of(), Kind.INFO, invocation, response, invocationLine, responseLine);
  }

  /** A short line for people, such as {@code process 3: cas {value=[1, 2]} -> fail {} (line 17)}. */
  @Override
  public String toString() {
    String answer = kind == Kind.PENDING ? "" : " " + result;
    String where = invocationLine == 0 ? "at " + invocation : "line " + invocationLine;
    return "process " + process + ": " + name + " " + argument + " -> " + kind.name().toLowerCase(Locale.ROOT)
        + answer + " (" + where + ")";
  }
}
