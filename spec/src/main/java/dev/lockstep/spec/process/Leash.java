package dev.lockstep.spec.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps processes that this JVM starts from outliving it: they are killed when it {@linkplain #end ends}, and also when this
 * JVM is ended by a signal meanwhile. A kill that no JVM survives ({@code SIGKILL}) is not noticed.
 *
 * <p>Thread-safe.
 */
public final class Leash {
  private final Runnable kill;
  private final Thread hook;

  private Leash(Runnable kill) {
    this.kill = kill;
    this.hook = new Thread(kill, "leash");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A leash on a process and all that it has started. */
  public static Leash on(Process process) {
    return on(process, ConcurrentHashMap.newKeySet());
  }

  /**
   * The same, and on {@code started}, to which whoever waits may add what the process starts: if it dies, nobody can be
   * asked any more.
   *
   * @param started thread-safe
   */
  public static Leash on(Process process, Set<ProcessHandle> started) {
    return of(() -> kill(process, started));
  }

  /** A leash on whatever {@code kill} ends; it may run more than once, and on any thread. */
  public static Leash of(Runnable kill) {
    return new Leash(kill);
  }

  /** Those that it has started are asked for first, and killed last: it must not start another one meanwhile. */
  private static void kill(Process process, Set<ProcessHandle> started) {
    process.descendants().forEach(started::add);
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** Kills what still runs. To be called in the end, whatever happens. */
  public void end() {
    kill.run();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goingDown) {
      // The hook kills what is dead by now: harmless.
    }
  }
}
