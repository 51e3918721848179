package dev.lockstep.modelcheck.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.structure.code.Entries;
import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.KitClasses;
import dev.lockstep.modelcheck.structure.flow.CallGraph;
import dev.lockstep.modelcheck.structure.flow.Edge;
import dev.lockstep.modelcheck.structure.flow.Flow;
import dev.lockstep.modelcheck.structure.flow.Treatment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who calls whom: neither too little, which would hide an offence, nor so much that every class calls every other. */
final class FlowTest {
  @TempDir private Path directory = Path.of("");

  private CallGraph graph(String... types) throws IOException {
    KitClasses twin = Twin.compile(directory, types);
    return Flow.from(Entries.of(twin), new Hierarchy(twin), method -> Treatment.UNKNOWN);
  }

  private static Set<String> calls(CallGraph graph) {
    return graph.methods().stream()
        .flatMap(method -> graph.from(method).stream())
        .filter(edge -> edge.how() != Edge.How.INITIALISES)
        .map(edge -> edge.from() + " > " + edge.to())
        .collect(Collectors.toSet());
  }

  @Test
  void aCallThroughAnInterfaceReachesWhatWasPutThereAndNothingElse() throws IOException {
    Set<String> calls = calls(graph(
        "interface Step { void go(); }",
        "class Left implements Step { public void go() {} }",
        "class Right implements Step { public void go() {} }",
        "public class Walk { private final Step step = new Left(); public void on() { step.go(); } }",
        "public class Run { private final Step step = new Right(); public void on() { step.go(); } }"));
    assertTrue(calls.containsAll(Set.of("Walk.on > Left.go", "Run.on > Right.go")), calls.toString());
    assertFalse(calls.contains("Walk.on > Right.go"), calls.toString());
  }

  @Test
  void aLambdaIsFollowedThroughAParameterAFieldAndAResult() throws IOException {
    Set<String> calls = calls(graph("""
        public class Chain {
          private static int one() { return 1; }
          private final IntSupplier kept;
          private Chain(IntSupplier given) { this.kept = given; }
          private IntSupplier give() { return kept; }
          public static Chain make() { return new Chain(Chain::one); }
          public int ask() { return give().getAsInt(); }
        }
        """));
    assertTrue(calls.contains("Chain.ask > Chain.one"), calls.toString());
    assertFalse(calls.contains("Chain.make > Chain.one"), "making is not calling");
  }

  /** Both consumers went to the JDK, and one comes back; which, the type of what it is given says. */
  @Test
  void aConsumerOfOneTypeIsNotGivenAnother() throws IOException {
    Set<String> calls = calls(graph("""
        public class Hub {
          private static class Results implements Consumer<StringBuilder> { public void accept(StringBuilder s) {} }
          private static void log(Throwable t) {}
          private final List<Object> all = new ArrayList<>();
          public void keep() { Consumer<Throwable> log = Hub::log; all.add(log); all.add(new Results()); }
          @SuppressWarnings("unchecked")
          public void fail(Throwable t) { ((Consumer<Throwable>) all.get(0)).accept(t); }
          @SuppressWarnings("unchecked")
          public void tell(Object o) { ((Consumer<Object>) all.get(1)).accept(o); }
        }
        """));
    assertTrue(calls.contains("Hub.fail > Hub.log"), calls.toString());
    assertFalse(calls.contains("Hub.fail > Hub.Results.accept"), calls.toString());
    assertTrue(calls.containsAll(Set.of("Hub.tell > Hub.log", "Hub.tell > Hub.Results.accept")), calls.toString());
  }

  @Test
  void aConstructorThatTheJdkCallsMakesAnObject() throws IOException {
    Set<String> calls = calls(graph("""
        public class Maker {
          private static class Thing { Thing() {} void use() {} }
          private final Map<String, Thing> all = new HashMap<>();
          public void use() { all.computeIfAbsent("", key -> new Thing()).use(); }
          public int make() { return Optional.<Number>empty().orElseGet(Zero::new).intValue(); }
          private static class Zero extends Number {
            public int intValue() { return 0; }
            public long longValue() { return 0; }
            public float floatValue() { return 0; }
            public double doubleValue() { return 0; }
          }
        }
        """));
    assertTrue(calls.containsAll(Set.of("Maker.use > Maker.Thing.use", "Maker.make > new Maker.Zero",
        "Maker.make > Maker.Zero.intValue")), calls.toString());
  }

  @Test
  void whatComesBackFromTheJdkMayBeWhatWasPutIn() throws IOException {
    Set<String> calls = calls(graph("""
        public class Bag {
          private static class Thing { void use() {} }
          private final List<Thing> things = new ArrayList<>();
          public void put() { things.add(new Thing()); }
          public void use() { things.get(0).use(); }
        }
        """));
    assertTrue(calls.contains("Bag.use > Bag.Thing.use"), calls.toString());
  }

  @Test
  void theJdkAsksForTextAndHash() throws IOException {
    Set<String> calls = calls(graph("""
        public class Key {
          private final Map<Key, Key> map = new HashMap<>();
          @Override public int hashCode() { return 1; }
          public void put() { map.put(this, this); }
        }
        """));
    assertTrue(calls.contains("Key.put > Key.hashCode"), calls.toString());
  }

  @Test
  void aVarHandleMayWriteTheFieldsOfItsClass() throws IOException {
    CallGraph graph = graph("""
        public class Cell {
          private static final java.lang.invoke.VarHandle VALUE;
          static {
            try {
              VALUE = java.lang.invoke.MethodHandles.lookup().findVarHandle(Cell.class, "value", Object.class);
            } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
          }
          private static class Thing { void use() {} }
          private volatile Object value;
          public void set() { VALUE.compareAndSet(this, null, new Thing()); }
          public void use() { ((Thing) value).use(); }
        }
        """);
    assertTrue(calls(graph).contains("Cell.use > Cell.Thing.use"));
    assertEquals(0, graph.dangling().size());
  }

  @Test
  void aCallOnAnObjectThatCameFromNowhereIsTold() throws IOException {
    CallGraph graph = graph("""
        public class Void {
          private static class Thing { void use() {} }
          private Thing thing;
          public void use() { thing.use(); }
        }
        """);
    assertEquals(1, graph.dangling().size());
    assertEquals(
        "Void.use, line 5, calls Void.Thing.use on an object that was not seen to come there",
        graph.dangling().getFirst().toString());
  }
}
