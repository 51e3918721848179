package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.Entries;
import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.KitClasses;
import dev.lockstep.modelcheck.structure.code.MethodRef;
import dev.lockstep.modelcheck.structure.code.Names;
import dev.lockstep.modelcheck.structure.flow.CallGraph;
import dev.lockstep.modelcheck.structure.flow.Edge;
import dev.lockstep.modelcheck.structure.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.ClassNode;

/**
 * Core, and who calls whom in it.
 *
 * @param classes its classes
 * @param hierarchy over them
 * @param whole the calls that begin at any public method
 * @param unreached methods that no call of {@code whole} reaches
 */
record Core(KitClasses classes, Hierarchy hierarchy, CallGraph whole, List<MethodRef> unreached) {

  /** Reads core out of {@code kit}. */
  static Core of(KitClasses kit, JdkMethods jdk) {
    KitClasses classes = kit.core();
    Hierarchy hierarchy = new Hierarchy(classes);
    CallGraph whole = Flow.from(Entries.of(classes), hierarchy, jdk::treatment);
    List<MethodRef> unreached = new ArrayList<>();
    for (ClassNode type : classes.all()) {
      Entries.methods(type).stream().filter(method -> !whole.methods().contains(method)).forEach(unreached::add);
    }
    return new Core(classes, hierarchy, whole, List.copyOf(unreached));
  }

  /**
   * The calls of the channel code: from every public method, but for those of classes that may lock, and from every
   * method that nobody seems to call, so that no code is left out.
   */
  CallGraph channelCode(JdkMethods jdk) {
    List<MethodRef> entries = new ArrayList<>(Entries.of(classes));
    entries.removeIf(entry -> jdk.mayLock().contains(Names.dotted(entry.owner())));
    entries.addAll(unreached);
    return Flow.from(entries, hierarchy, jdk::treatment);
  }

  /** Where a line of a method stands: {@code Lane.offer (Lane.java:67)}. */
  String place(MethodRef method, int line) {
    ClassNode type = classes.find(method.owner());
    String file = type == null || type.sourceFile == null ? "no source" : type.sourceFile;
    return name(method) + " (" + file + (line > 0 ? ":" + line : "") + ")";
  }

  /** The name of a method, with the end of the package before it if there is another class of that name. */
  private String name(MethodRef method) {
    String simple = Names.simple(method.owner());
    boolean ambiguous = classes.all().stream()
        .anyMatch(type -> Names.simple(type.name).equals(simple) && !type.name.equals(method.owner()));
    String in = Names.packageOf(method.owner());
    return ambiguous ? method + " of " + in.substring(in.lastIndexOf('.') + 1) : method.toString();
  }

  /** The calls on a way, for a person, on a line of their own; nothing if there are none. */
  String reachedBy(List<Edge> way) {
    if (way.isEmpty()) {
      return "";
    }
    String how = way.getFirst().how() == Edge.How.HANDED_OVER ? "on another thread, handed over by " : "reached by ";
    return "\n  " + how
        + way.stream().map(edge -> place(edge.from(), edge.line())).collect(Collectors.joining(" > "));
  }
}
