package dev.lockstep.modelcheck.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule A1 in the bytecode: what counts as a lock, what is allowed, and how an offence reads. */
final class LockFreeCodeTest {
  private static final String COMPILER = """
      [compiler]
      java.lang.Object.<init>()  a constructor
      java.lang.invoke.LambdaMetafactory.metafactory(MethodHandles.Lookup,String,MethodType,MethodType,MethodHandle,MethodType)  a lambda
      """;

  @TempDir private Path directory = Path.of("");

  private List<String> offences(String list, String... types) throws IOException {
    JdkMethods jdk = JdkMethods.parse(COMPILER + list);
    Examined found = new LockFreeCode(Core.of(Twin.compile(directory, types), jdk), jdk).examine();
    assertEquals(List.of(), found.doubts());
    return found.offences();
  }

  @Test
  void codeWithoutLocksPasses() throws IOException {
    assertEquals(List.of(), offences("", "public class Clean { int x; public int x() { return x; } }"));
  }

  @Test
  void aSynchronizedBlockIsFoundWithTheWayToIt() throws IOException {
    List<String> offences = offences("", """
        public class Door {
          private final Object key = new Object();
          public void open() { turn(); }
          private void turn() { synchronized (key) { key.equals(null); } }
        }
        """);
    assertTrue(offences.contains(
        "Door.turn (Door.java:5) enters a monitor: a synchronized block\n  reached by Door.open (Door.java:4)"),
        offences.toString());
  }

  @Test
  void aSynchronizedMethodIsFound() throws IOException {
    List<String> offences = offences("", "public class Door { public synchronized void open() {} }");
    assertEquals(List.of("Door.open (Door.java:2) enters a monitor: a synchronized method"), offences);
  }

  @Test
  void aLockIsFoundInsideALambdaThatIsCalledThroughAField() throws IOException {
    List<String> offences = offences("""
        [calls what it is given]
        java.lang.Runnable.run()  a lambda
        """, """
        public class Door {
          private final Runnable hinge;
          private Door(Runnable hinge) { this.hinge = hinge; }
          public static Door of(ReentrantLock lock) { return new Door(() -> lock.lock()); }
          public void open() { hinge.run(); }
        }
        """);
    assertEquals(List.of("a lambda in Door.of (Door.java:5) takes a lock: java.util.concurrent.locks.ReentrantLock.lock()"
        + "\n  reached by Door.open (Door.java:6)"), offences);
  }

  @Test
  void codeThatNobodyCallsIsLookedAtAllTheSame() throws IOException {
    List<String> offences = offences("", "class Attic { synchronized void dust() {} }");
    assertEquals(List.of("Attic.dust (Attic.java:2) enters a monitor: a synchronized method"), offences);
  }

  @Test
  void aMethodThatIsNotListedIsFound() throws IOException {
    List<String> offences = offences("", "public class Pure { public int of(int x) { return Math.abs(x); } }");
    assertEquals(
        List.of("Pure.of (Pure.java:2) calls java.lang.Math.abs(int), which is not on the reviewed list jdk-methods.txt"),
        offences);
  }

  @Test
  void anEntryThatNothingNeedsIsFound() throws IOException {
    List<String> offences = offences("[takes no lock]\njava.lang.Math.abs(int)  arithmetic\n", "public class Empty {}");
    assertEquals(List.of("jdk-methods.txt, line 5: nothing calls java.lang.Math.abs(int) any more; take it off"), offences);
  }

  @Test
  void anEntryDoesNotMakeASynchronizedMethodHarmless() throws IOException {
    List<String> offences = offences(
        "[takes no lock]\njava.lang.StringBuffer.length()  arithmetic\n",
        "public class Text { public int of(StringBuffer text) { return text.length(); } }");
    assertEquals(List.of("Text.of (Text.java:2) enters a monitor: java.lang.StringBuffer.length() is synchronized, "
        + "whatever jdk-methods.txt, line 5 says"), offences);
  }

  @Test
  void whatIsAllowedInOneClassIsNotInAnother() throws IOException {
    String list = "[after a failure]\njava.lang.Throwable.printStackTrace()  in Log: a failure\n";
    assertEquals(List.of(), offences(list, "public class Log { public void of(Throwable t) { t.printStackTrace(); } }"));
    assertEquals(
        List.of("Out.of (Out.java:2) calls java.lang.Throwable.printStackTrace(), which is allowed in Log only"),
        offences(list, "public class Out { public void of(Throwable t) { t.printStackTrace(); } }").subList(0, 1));
  }

  @Test
  void whatIsAllowedInAnInitialisationIsNotAllowedLater() throws IOException {
    List<String> offences = offences(
        "[class initialisation]\njava.lang.Math.abs(int)  arithmetic\n",
        "public class Early { static final int X = Math.abs(-1); }",
        "public class Late { public int x() { return Math.abs(-1); } }");
    assertEquals(List.of("Late.x (Late.java:2) calls java.lang.Math.abs(int), which is allowed in the initialisation of a "
        + "class only"), offences);
  }

  @Test
  void theTwinThatMayLockIsLeftOutButNotWhoeverUsesIt() throws IOException {
    String list = "[may lock]\ndev.lockstep.twin.Locked  its point\n";
    String locked = "public final class Locked { public synchronized void open() {} }";
    assertEquals(List.of(), offences(list, locked));
    assertEquals(
        List.of("Locked.open (Locked.java:2) enters a monitor: a synchronized method\n  reached by Door.open (Door.java:2)"),
        offences(list, locked, "public class Door { public void open() { new Locked().open(); } }"));
  }

  @Test
  void aCallThatCannotBeFollowedIsADoubt() throws IOException {
    JdkMethods jdk = JdkMethods.parse(COMPILER + "[may lock]\ndev.lockstep.twin.Locked  its point\n");
    Core core = Core.of(Twin.compile(directory,
        "public final class Locked { public synchronized void open() {} }",
        "public class Door { public void open(Locked locked) { locked.open(); } }"), jdk);
    assertEquals(
        List.of("Door.open, line 2, calls Locked.open on an object that was not seen to come there"),
        new LockFreeCode(core, jdk).examine().doubts());
  }

  @Test
  void aListThatMakesNoSenseIsRefusedWithItsLine() {
    assertTrue(message("[takes no lock]\njava.lang.Math.abs(int)\n").startsWith("jdk-methods.txt, line 2:"));
    assertTrue(message("java.lang.Math.abs(int)  no section\n").startsWith("jdk-methods.txt, line 1:"));
    assertTrue(message("[nonsense]\njava.lang.Math.abs(int)  so\n").contains("no section [nonsense]"));
    assertTrue(message("[takes no lock]\na.B.c()  so\na.B.c()  so\n").contains("stands there twice"));
  }

  private static String message(String list) {
    return String.valueOf(assertThrows(IOException.class, () -> JdkMethods.parse(list)).getMessage());
  }
}
