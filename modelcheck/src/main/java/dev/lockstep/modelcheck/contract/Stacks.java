package dev.lockstep.modelcheck.contract;

import java.util.ArrayList;
import java.util.List;

/** Stack traces for a person: only the frames that are not the JDK's. */
final class Stacks {
  private static final int FRAMES = 12;

  private Stacks() {}

  /** Where the check and the threads that it made are, one thread after the other, each on lines of its own. */
  static String of(Thread check, List<Thread> others) {
    StringBuilder text = new StringBuilder();
    List<Thread> all = new ArrayList<>(List.of(check));
    all.addAll(others);
    for (Thread thread : all) {
      text.append("\n  thread ").append(thread.getName()).append(", ").append(thread.getState());
      append(text, thread.getStackTrace());
    }
    return text.toString();
  }

  /** Where {@code cause} was thrown. */
  static String of(Throwable cause) {
    StringBuilder text = new StringBuilder();
    append(text, cause.getStackTrace());
    return text.toString();
  }

  private static void append(StringBuilder text, StackTraceElement[] stack) {
    int frames = 0;
    for (StackTraceElement frame : stack) {
      if (!isOfTheJdk(frame.getClassName()) && frames++ < FRAMES) {
        text.append("\n    at ").append(frame);
      }
    }
  }

  private static boolean isOfTheJdk(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }
}
