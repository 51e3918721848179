package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.JdkMethod;
import dev.lockstep.modelcheck.structure.code.Names;
import dev.lockstep.modelcheck.structure.flow.JdkCall;
import dev.lockstep.modelcheck.structure.flow.Treatment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reviewed list of the JDK's methods that channel code may call. Immutable. */
final class JdkMethods {
  /** The file, beside this class. */
  static final String FILE = "jdk-methods.txt";

  private static final String PLAIN = "takes no lock";
  private static final String CALLS = "calls what it is given";
  private static final String SCHEDULING = "thread scheduling";
  private static final String INITIALISATION = "class initialisation";
  private static final String COMPILER = "compiler";
  private static final String FAILURE = "after a failure";
  private static final String MAY_LOCK = "may lock";
  private static final Set<String> SECTIONS =
      Set.of(PLAIN, CALLS, SCHEDULING, INITIALISATION, COMPILER, FAILURE, MAY_LOCK);
  private static final Pattern ONLY_IN = Pattern.compile("in (\\w+): .*");
  private static final String LOCKS = "java.util.concurrent.locks.";
  private static final String LOCK_SUPPORT = LOCKS + "LockSupport.";

  private final ReviewedList list;
  private final Map<String, ReviewedList.Entry> byMethod = new HashMap<>();

  private JdkMethods(ReviewedList list) throws IOException {
    this.list = list;
    for (ReviewedList.Entry entry : list.entries()) {
      if (!SECTIONS.contains(entry.section())) {
        throw new IOException(list.place(entry) + ": there is no section [" + entry.section() + "]");
      }
      if (byMethod.put(entry.subject(), entry) != null) {
        throw new IOException(list.place(entry) + ": " + entry.subject() + " stands there twice");
      }
    }
  }

  /** The list that ships. */
  static JdkMethods shipped() throws IOException {
    return new JdkMethods(ReviewedList.shipped(FILE));
  }

  /** The list with this text. */
  static JdkMethods parse(String text) throws IOException {
    return new JdkMethods(ReviewedList.parse(FILE, text));
  }

  /** How many methods are on it. */
  int size() {
    return byMethod.size() - mayLock().size();
  }

  /**
   * Whether the JDK may lock behind this method, because it schedules threads. The method is one that was seen running,
   * so its class may be one that implements what is listed; its name, its parameters and its package are the same.
   */
  boolean schedules(JdkMethod running) {
    return list.in(SCHEDULING).stream().anyMatch(entry -> matches(entry.subject(), running.name()));
  }

  private static boolean matches(String listed, String running) {
    return call(listed).equals(call(running)) && packageOf(listed).equals(packageOf(running));
  }

  /** {@code java.lang.Thread.Builder.start(Runnable)}: {@code start(Runnable)}. */
  private static String call(String method) {
    return method.substring(method.lastIndexOf('.', method.indexOf('(')) + 1);
  }

  /** {@code java.lang.Thread.Builder.start(Runnable)}: {@code java.lang}. */
  private static String packageOf(String method) {
    return method.replaceFirst("\\.\\p{Upper}.*", "");
  }

  /** The classes that may lock, in full. */
  Set<String> mayLock() {
    Set<String> classes = new HashSet<>();
    list.in(MAY_LOCK).forEach(entry -> classes.add(entry.subject()));
    return classes;
  }

  /** What a method does with the lambdas that it is given. */
  Treatment treatment(JdkMethod method) {
    ReviewedList.Entry entry = byMethod.get(method.name());
    if (entry == null) {
      return Treatment.UNKNOWN;
    }
    return switch (entry.section()) {
      case CALLS -> Treatment.CALLS;
      case SCHEDULING -> Treatment.HANDS_OVER;
      default -> Treatment.KEEPS;
    };
  }

  /** What is wrong with a call, as the end of a sentence; empty if it is allowed. */
  Optional<String> objection(JdkCall call) {
    String method = call.method().name();
    if (method.startsWith(LOCKS) && !method.startsWith(LOCK_SUPPORT)) {
      return Optional.of("takes a lock: " + method);
    }
    ReviewedList.Entry entry = byMethod.get(method);
    if (entry == null) {
      return Optional.of("calls " + method + ", which is not on the reviewed list " + FILE);
    }
    if (call.method().locks() && !entry.section().equals(FAILURE) && !entry.section().equals(SCHEDULING)) {
      return Optional.of("enters a monitor: " + method + " is synchronized, whatever " + list.place(entry) + " says");
    }
    if (entry.section().equals(INITIALISATION) && !call.from().isInitialiser()) {
      return Optional.of("calls " + method + ", which is allowed in the initialisation of a class only");
    }
    Matcher only = ONLY_IN.matcher(entry.reason());
    if (only.matches() && !Names.simple(call.from().owner()).equals(only.group(1))) {
      return Optional.of("calls " + method + ", which is allowed in " + only.group(1) + " only");
    }
    return Optional.empty();
  }

  /** The entries that nothing in {@code calls} needs, as sentences. */
  List<String> stale(List<JdkCall> calls) {
    Set<String> called = new HashSet<>();
    calls.forEach(call -> called.add(call.method().name()));
    List<String> stale = new ArrayList<>();
    for (ReviewedList.Entry entry : list.entries()) {
      boolean counts = !entry.section().equals(COMPILER) && !entry.section().equals(MAY_LOCK);
      if (counts && !called.contains(entry.subject())) {
        stale.add(list.place(entry) + ": nothing calls " + entry.subject() + " any more; take it off");
      }
    }
    return stale;
  }
}
