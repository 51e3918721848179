package dev.lockstep.modelcheck.structure.flight;

import dev.lockstep.modelcheck.structure.code.JdkMethod;
import dev.lockstep.modelcheck.structure.code.MethodRef;
import dev.lockstep.modelcheck.structure.code.Modules;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * One recorded wait for which code of core is responsible.
 *
 * @param event the name of the event
 * @param thread the name of the thread that waited
 * @param object the class of the monitor, or of what the thread parked for; empty if nobody knows
 * @param core the method of core that is nearest to the wait
 * @param line the line at which it stands
 * @param jdk the method of the JDK that it called there; null if it waited by itself
 */
record Wait(String event, String thread, String object, MethodRef core, int line, @Nullable JdkMethod jdk) {
  private static final Map<String, String> WORDS =
      Map.of(
          Recorder.MONITOR_ENTER, "waited to enter a monitor",
          Recorder.MONITOR_WAIT, "waited on a monitor",
          Recorder.PARK, "parked",
          Recorder.PINNED, "kept a virtual thread on its carrier");

  /**
   * What {@code event} says; null if no code of core is responsible: if there is none on the stack, or if it had called
   * somebody else's code, such as a pipeline, which then waited.
   */
  static @Nullable Wait of(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    List<RecordedFrame> frames = stack == null ? List.of() : stack.getFrames();
    for (int i = 0; i < frames.size(); i++) {
      MethodRef method = method(frames.get(i));
      if (Modules.isKit(method.owner())) {
        if (!Modules.of(method.owner()).equals(Modules.CORE)) {
          return null;
        }
        JdkMethod jdk = i == 0 ? null : JdkMethod.of(method(frames.get(i - 1)), false);
        return new Wait(event.getEventType().getName(), thread(event), object(event), method,
            frames.get(i).getLineNumber(), jdk);
      }
      if (!isOfJdk(method)) {
        return null;
      }
    }
    return null;
  }

  /** Whether a thread of the rush waited, and the recorder does not have the whole stack. */
  static boolean isCutOff(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    return (stack == null || stack.isTruncated()) && Rush.THREADS.contains(thread(event));
  }

  private static MethodRef method(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return new MethodRef(method.getType().getName().replace('.', '/'), method.getName(), method.getDescriptor());
  }

  private static boolean isOfJdk(MethodRef method) {
    return method.owner().startsWith("java/") || method.owner().startsWith("jdk/") || method.owner().startsWith("sun/");
  }

  private static String thread(RecordedEvent event) {
    return event.getThread() == null ? "a thread" : String.valueOf(event.getThread().getJavaName());
  }

  private static String object(RecordedEvent event) {
    for (String field : List.of("parkedClass", "monitorClass")) {
      RecordedClass type = event.hasField(field) ? event.getClass(field) : null;
      if (type != null) {
        return type.getName();
      }
    }
    return "";
  }

  /** For a person: {@code parked for a ...ReentrantLock$NonfairSync, in ...ReentrantLock.lock()}. */
  String words() {
    return WORDS.getOrDefault(event, event)
        + (object.isEmpty() ? "" : " of class " + object)
        + (jdk == null ? "" : ", in " + jdk.name());
  }
}
