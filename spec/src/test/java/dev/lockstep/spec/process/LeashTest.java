package dev.lockstep.spec.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No process outlives the one that started it. */
final class LeashTest {
  private static final int TERMINATED = 128 + 15;

  /** Starts a process that waits for ever, and waits on its leash. */
  static final class Parent {
    public static void main(String[] args) throws Exception {
      Process child = java(Waiting.class).start();
      Leash leash = Leash.on(child);
      try {
        System.out.println(child.pid());
        child.waitFor();
      } finally {
        leash.end();
      }
    }
  }

  /** Waits for ever. */
  static final class Waiting {
    public static void main(String[] args) throws InterruptedException {
      Thread.currentThread().join();
    }
  }

  private static ProcessBuilder java(Class<?> main) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(List.of(java, "-Xmx32m", "-cp", classPath, main.getName()));
  }

  @Test
  void aSignalEndsBoth() throws Exception {
    Process parent = java(Parent.class).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Leash leash = Leash.on(parent);
    try (BufferedReader lines = parent.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();

      parent.destroy(); // SIGTERM
      assertTrue(parent.waitFor(1, TimeUnit.MINUTES));
      assertEquals(TERMINATED, parent.exitValue());
      child.onExit().get(1, TimeUnit.MINUTES);
    } finally {
      leash.end();
    }
  }

  @Test
  void itsEndKillsWhatStillRuns() throws Exception {
    Process process = java(Waiting.class).start();
    Leash.on(process).end();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
  }
}
