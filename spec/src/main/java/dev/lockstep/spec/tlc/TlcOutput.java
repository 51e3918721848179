package dev.lockstep.spec.tlc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what TLC prints under {@code -tool}: messages between marker lines, each with a number (class {@code EC} of
 * TLC).
 */
final class TlcOutput {
  private static final Pattern MESSAGE =
      Pattern.compile("@!@!@STARTMSG (\\d+)(?::(\\d+))? @!@!@\\R(.*?)\\R?@!@!@ENDMSG \\1 @!@!@", Pattern.DOTALL);
  private static final Pattern STATISTICS =
      Pattern.compile("([\\d,]+) states generated, ([\\d,]+) distinct states found, ([\\d,]+) states left");
  private static final Pattern DEPTH = Pattern.compile("complete state graph search is ([\\d,]+)");
  private static final Pattern NAMED =
      Pattern.compile("(?:Invariant|Action property) (\\S+)(?: .+ of module \\w+)? is violated");
  private static final String UNNAMED = "line"; // a part of a refinement: TLC says where it stands in the contract
  private static final Pattern STATE = Pattern.compile("\\d+: <(\\w+(?: predicate)?)[^>]*>\\R?(.*)", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("(?m)^(?:/\\\\ )?(\\w+) = ");

  private static final String SEARCH_STARTS = "@!@!@STARTMSG 2185:";

  private static final int ERROR_CLASS = 1;
  private static final int DEADLOCK = 2114;
  private static final int TEMPORAL_VIOLATED = 2116;
  private static final int BACK_TO_STATE = 2122;
  private static final int DEPTH_REACHED = 2194;
  private static final int FINAL_STATISTICS = 2199;
  private static final int STATE_PRINTED = 2217;
  private static final int STUTTERING = 2218;

  private final List<Counterexample.State> states = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private long generated;
  private long distinct;
  private long left;
  private long depth;
  private @Nullable String violated;
  private String ending = "";

  private TlcOutput() {}

  /**
   * Reads a whole output; what is not there stays zero or empty.
   *
   * @param temporal how to name a violated temporal property, which TLC leaves unnamed
   */
  static TlcOutput parse(String text, String temporal) {
    TlcOutput output = new TlcOutput();
    Matcher message = MESSAGE.matcher(text);
    while (message.find()) {
      boolean error = message.group(2) != null && Integer.parseInt(message.group(2)) == ERROR_CLASS;
      output.take(Integer.parseInt(message.group(1)), error, message.group(3).trim(), temporal);
    }
    return output;
  }

  /**
   * The values that the specification itself printed ({@code PrintT}), which TLC leaves between its messages.
   *
   * @throws IllegalArgumentException if one is not a TLA+ value
   */
  static List<TlaValue> printed(String text) {
    int started = text.indexOf(SEARCH_STARTS); // before it, the parser tells which files it reads
    return started < 0 ? List.of() : TlaValue.parseAll(MESSAGE.matcher(text.substring(started)).replaceAll(""));
  }

  private void take(int code, boolean error, String body, String temporal) {
    switch (code) {
      case FINAL_STATISTICS -> takeStatistics(body);
      case DEPTH_REACHED -> depth = firstNumber(DEPTH, body);
      case STATE_PRINTED -> takeState(body);
      case STUTTERING -> ending = "and then nothing, for ever";
      case BACK_TO_STATE -> ending = "and then again from step " + (firstNumber(Pattern.compile("(\\d+)"), body) - 1);
      case TEMPORAL_VIOLATED -> violated = temporal;
      case DEADLOCK -> violated = "freedom from deadlock";
      default -> {
        Matcher named = NAMED.matcher(body);
        if (named.find()) {
          violated = named.group(1).equals(UNNAMED) ? temporal : named.group(1).replaceFirst(".*!", "");
        } else if (error) {
          errors.add(body.replaceAll("\\s*\\R\\s*", " "));
        }
      }
    }
  }

  private void takeStatistics(String body) {
    Matcher matcher = STATISTICS.matcher(body);
    if (matcher.find()) {
      generated = number(matcher.group(1));
      distinct = number(matcher.group(2));
      left = number(matcher.group(3));
    }
  }

  private void takeState(String body) {
    Matcher state = STATE.matcher(body);
    if (state.matches()) {
      String action = state.group(1).equals("Initial predicate") ? "Init" : state.group(1);
      states.add(new Counterexample.State(action, variables(state.group(2))));
    }
  }

  /** A value ends where the next variable begins; TLC breaks long values over several lines. */
  private static Map<String, String> variables(String text) {
    Map<String, String> variables = new HashMap<>();
    Matcher matcher = VARIABLE.matcher(text);
    boolean found = matcher.find();
    while (found) {
      String name = matcher.group(1);
      int start = matcher.end();
      found = matcher.find();
      String value = text.substring(start, found ? matcher.start() : text.length());
      variables.put(name, value.trim().replaceAll("\\s*\\R\\s*", " "));
    }
    return variables;
  }

  private static long firstNumber(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? number(matcher.group(1)) : 0;
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }

  /** States generated, repetitions included. */
  long generated() {
    return generated;
  }

  long distinct() {
    return distinct;
  }

  /** States found and not yet explored when TLC ended. */
  long left() {
    return left;
  }

  /** Length of the longest of the shortest paths, in states; 0 when the search did not complete. */
  long depth() {
    return depth;
  }

  /** Other errors, each on one line. */
  List<String> errors() {
    return errors;
  }

  /** The violation, if there is one. */
  Optional<Counterexample> counterexample() {
    return Optional.ofNullable(violated).map(property -> new Counterexample(property, states, ending));
  }
}
