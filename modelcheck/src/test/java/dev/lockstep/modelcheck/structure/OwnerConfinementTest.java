package dev.lockstep.modelcheck.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule A2: whose turn it is, on each way to an owner's state. */
final class OwnerConfinementTest {
  private static final String JDK = """
      [calls what it is given]
      java.util.List.forEach(Consumer)  a loop
      [thread scheduling]
      java.lang.Thread.<init>(Runnable)  another thread
      """;
  private static final String COUNTER = "[state of the worker's owner]\ndev.lockstep.twin.Counter.count  its count\n";
  private static final String TURN = "[called by the worker's owner]\ndev.lockstep.twin.Counter.turn  the turn\n";
  private static final String LOCK = "[lock of the worker's owner]\ndev.lockstep.twin.Counter.lock  guards the count\n";

  @TempDir private Path directory = Path.of("");

  private List<String> offences(String table, String... types) throws IOException {
    Core core = Core.of(Twin.compile(directory, types), JdkMethods.parse(JDK));
    return new OwnerConfinement(core, Ownership.parse(table)).examine().offences();
  }

  private List<String> counter(String table, String members) throws IOException {
    return offences(COUNTER + table, "public class Counter { private int count;\n" + members + "}");
  }

  @Test
  void theTurnMayTouchTheStateAndAClientMayNot() throws IOException {
    assertEquals(List.of(), counter(TURN, "public void turn() { add(); }\n private void add() { count++; }\n"));
    assertEquals(
        List.of("Counter.add (Counter.java:4) reads Counter.count and writes Counter.count, which belong to the worker's "
            + "owner, but is neither on its turn nor under its lock\n  reached by Counter.ask (Counter.java:5)"),
        counter(TURN, "public void turn() { add(); }\n private void add() { count++; }\n public void ask() { add(); }\n"));
  }

  @Test
  void aLambdaThatIsCalledBackIsOnTheSameTurnAndOneForAnotherThreadIsNot() throws IOException {
    assertEquals(List.of(), counter(TURN, "public void turn(List<String> all) { all.forEach(x -> count++); }\n"));
    List<String> offences =
        counter(TURN, "public void turn() { count++; new Thread(() -> count = 0).start(); }\n");
    assertEquals(1, offences.size(), offences.toString());
    assertTrue(offences.getFirst().startsWith("a lambda in Counter.turn (Counter.java:3) writes Counter.count"));
    assertTrue(offences.getFirst().endsWith("\n  on another thread, handed over by Counter.turn (Counter.java:3)"));
  }

  @Test
  void aConstructorMayTouchWhatItMakes() throws IOException {
    assertEquals(List.of(), counter(TURN, "public Counter() { count = 1; }\n public void turn() { count++; }\n"));
  }

  @Test
  void theWriteLockMakesTheOwner() throws IOException {
    String locked = """
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        public void add() { lock.writeLock().lock(); try { count++; } finally { lock.writeLock().unlock(); } }
        public int get() { lock.readLock().lock(); try { return count; } finally { lock.readLock().unlock(); } }
        """;
    assertEquals(List.of(), counter(LOCK, locked));
    List<String> offences =
        counter(LOCK, locked + "public void late() { lock.writeLock().lock(); lock.writeLock().unlock(); count++; }\n");
    assertEquals(1, offences.size(), offences.toString());
    assertTrue(offences.getFirst().startsWith("Counter.late"), offences.toString());
  }

  @Test
  void theReadLockAllowsToReadOnly() throws IOException {
    List<String> offences = counter(LOCK, """
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        public void add() { lock.readLock().lock(); try { count = 1; } finally { lock.readLock().unlock(); } }
        """);
    assertEquals(1, offences.size(), offences.toString());
  }

  @Test
  void aTriedLockIsHeldOnlyWhereItWasGot() throws IOException {
    assertEquals(List.of(), counter(LOCK, """
        private final ReentrantLock lock = new ReentrantLock();
        public void add() { if (!lock.tryLock()) { return; } try { count++; } finally { lock.unlock(); } }
        """));
    assertTrue(counter(LOCK, """
        private final ReentrantLock lock = new ReentrantLock();
        public void add() { if (lock.tryLock()) { return; } try { count++; } finally { lock.unlock(); } }
        """).getFirst().startsWith("Counter.add"));
  }

  @Test
  void aLockThatIsTakenOnOneOfTwoWaysIsNotHeld() throws IOException {
    assertTrue(counter(LOCK, """
        private final ReentrantLock lock = new ReentrantLock();
        public void add(boolean safe) { if (safe) { lock.lock(); } count++; }
        """).getFirst().startsWith("Counter.add"));
  }

  @Test
  void anotherLockDoesNotHelp() throws IOException {
    assertEquals(1, counter(LOCK, """
        private final ReentrantLock lock = new ReentrantLock();
        private final ReentrantLock other = new ReentrantLock();
        public void add() { lock.lock(); count++; lock.unlock(); }
        public void sub() { other.lock(); count--; other.unlock(); }
        """).size());
  }

  @Test
  void anotherOwnersTurnDoesNotHelp() throws IOException {
    String table = "[called by the channel's owner]\ndev.lockstep.twin.Counter.poll  the other\n";
    assertEquals(1, counter(table, "public void poll() { count++; }\n").size());
  }

  @Test
  void whatEveryOwnerHasOfItsOwnIsAnyOwnersButNoClients() throws IOException {
    String table = "[state of an owner]\ndev.lockstep.twin.Part.x  a part\n"
        + "[called by the reader]\ndev.lockstep.twin.Part.take  the reader\n";
    String part = "public class Part { private int x; public void take() { x++; } ";
    assertEquals(List.of(), offences(table, part + "}"));
    assertEquals(1, offences(table, part + "public void ask() { x++; } }").size());
  }

  @Test
  void aCallOfTheTableMakesTheOwner() throws IOException {
    String table = "[makes the worker's owner]\ndev.lockstep.twin.Counter.run > dev.lockstep.twin.Counter.step  the step\n";
    assertEquals(List.of(), counter(table, "public void run() { step(); }\n private void step() { count++; }\n"));
  }

  /** A list of the JDK does not launder the call: the code names the method, so it must be on the turn. */
  @Test
  void anOwnersMethodThatIsCalledOnAnElementOfAListIsJudged() throws IOException {
    List<String> offences = offences(COUNTER + TURN + "[state of nobody]\ndev.lockstep.twin.Pool.all  never changed\n",
        "public class Counter { private int count; public void turn() { count++; } }",
        "public class Pool { private final List<Counter> all = List.of(new Counter());"
            + " public void hurry() { all.get(0).turn(); } }");
    assertEquals(1, offences.size(), offences.toString());
    assertTrue(offences.getFirst().endsWith("reached by Pool.hurry (Pool.java:2)"), offences.toString());
  }

  /** Who hands an owner to a thread as a mere Runnable has made that thread the owner. */
  @Test
  void anOwnerThatIsRunAsSomethingElseIsOnItsTurn() throws IOException {
    String table = "[called by the worker's owner]\ndev.lockstep.twin.Counter.run  the life of the owner\n";
    assertEquals(List.of(), offences(COUNTER + table,
        "public class Counter implements Runnable { private int count; public void run() { count++; } }",
        "public class Timer { public void later(Runnable task) { task.run(); } }"));
  }

  @Test
  void aCallThatTheTableRulesOutIsNotFollowed() throws IOException {
    String table = "[never called]\ndev.lockstep.twin.Counter.ask > dev.lockstep.twin.Counter.add  so\n";
    assertEquals(List.of(), counter(TURN + table,
        "public void turn() { add(); }\n private void add() { count++; }\n"
            + "public void ask() { Runnable r = () -> add(); r.run(); }\n"));
  }

  @Test
  void aFieldThatTheTableDoesNotKnowIsFound() throws IOException {
    assertEquals(
        List.of(
            "dev.lockstep.twin.Fresh.list is of a type that can be changed, and ownership.txt does not say whose it is",
            "dev.lockstep.twin.Fresh.x is neither final nor volatile, and ownership.txt does not say whose it is"),
        offences("", """
            class Fresh {
              final List<String> list = List.of();
              int x;
              volatile int y;
              final String z = "";
            }
            """));
  }

  @Test
  void codeThatNobodyCallsHasNoTurn() throws IOException {
    List<String> offences = counter(TURN, "public void turn() { count++; }\n int peek() { return count; }\n");
    assertEquals(
        List.of("Counter.peek (Counter.java:4) reads Counter.count, which belongs to the worker's owner, but nothing seems "
            + "to call it, so nobody knows on whose turn it runs"),
        offences);
  }

  @Test
  void anEntryThatFitsNothingIsFound() throws IOException {
    assertEquals(
        List.of("ownership.txt, line 2: dev.lockstep.twin.Gone.x fits nothing any more; take it off"),
        offences("[state of nobody]\ndev.lockstep.twin.Gone.x  gone\n", "public class Empty {}"));
  }

  @Test
  void aSectionThatMakesNoSenseIsRefused() {
    assertThrows(IOException.class, () -> Ownership.parse("[state of the moon and the stars]\na.B.c  so\n"));
  }
}
