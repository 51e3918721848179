package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.JdkMethod;
import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * What leaves core: calls of the JDK and of seams that somebody else wrote. Both may keep what they are given, and may
 * call it back.
 */
final class Outbound {
  private static final List<MethodRef> OF_EVERY_OBJECT =
      List.of(
          new MethodRef("", "toString", "()Ljava/lang/String;"),
          new MethodRef("", "hashCode", "()I"),
          new MethodRef("", "equals", "(Ljava/lang/Object;)Z"),
          new MethodRef("", "compareTo", "(Ljava/lang/Object;)I"));
  private static final String OBJECT = "java/lang/Object";

  private final Hierarchy hierarchy;
  private final Function<JdkMethod, Treatment> treatments;
  private final Flow flow;
  private final GraphBuilder graph;
  private final Contents contents;

  Outbound(
      Hierarchy hierarchy,
      Function<JdkMethod, Treatment> treatments,
      Flow flow,
      GraphBuilder graph,
      Contents contents) {
    this.hierarchy = hierarchy;
    this.treatments = treatments;
    this.flow = flow;
    this.graph = graph;
    this.contents = contents;
  }

  /** The JVM links a call site, which may then call {@code toString} and the like. */
  void link(Flow.Site site, Link link) {
    graph.add(new JdkCall(site.method(), site.at(), site.line(), hierarchy.declaredByJdk(link.by()), true));
    askObjects(site, link.told());
  }

  /** The JDK runs: it may call back what it is given, now or later, and gives whatever it has. */
  void call(Flow.Site site, Call call, boolean written) {
    JdkMethod method = hierarchy.declaredByJdk(call.target());
    if (written) {
      graph.add(new JdkCall(site.method(), site.at(), site.line(), method, false));
    }
    contents.flow(new Source.Answer(site.method(), site.at()), Set.of(Source.OUTSIDE));
    Type[] types = Type.getArgumentTypes(call.target().descriptor());
    int receivers = call.arguments().size() - types.length;
    Treatment treatment = treatments.apply(method);
    if (treatment != Treatment.CALLS) {
      call.arguments().forEach(argument -> contents.flow(Source.OUTSIDE, argument));
    }
    for (int i = 0; i < types.length; i++) {
      Set<Source> argument = call.arguments().get(receivers + i);
      if (types[i].getSort() == Type.OBJECT && treatment != Treatment.KEEPS) {
        callBack(site, argument, types[i].getInternalName(), treatment);
      }
    }
    if (!JdkMethod.takesAnything(call.target().owner())) { // a VarHandle compares identities
      call.arguments().forEach(argument -> askObjects(site, argument));
    }
  }

  /** What {@code argument} may be, if it has the type of the parameter, is called there. */
  private void callBack(Flow.Site site, Set<Source> argument, String type, Treatment treatment) {
    Edge.How how = treatment == Treatment.CALLS ? Edge.How.CALLED_BACK : Edge.How.HANDED_OVER;
    for (Source.Thing thing : contents.things(argument)) {
      if (!type.equals(OBJECT) && hierarchy.isSubtype(thing.type(), type)) {
        switch (thing) {
          case Source.Lambda lambda -> invoke(site, lambda, how);
          case Source.Instance instance ->
              hierarchy.askedBy(type).forEach(method -> run(site, instance, method, how));
        }
      }
    }
  }

  /** Somebody's seam runs: it may keep what it is given, and may call a lambda on any thread. */
  void callSeam(Flow.Site site, Call call) {
    contents.flow(new Source.Answer(site.method(), site.at()), Set.of(Source.OUTSIDE));
    for (Set<Source> argument : call.arguments().subList(1, call.arguments().size())) {
      contents.flow(Source.OUTSIDE, argument);
      for (Source.Thing thing : contents.things(argument)) {
        if (thing instanceof Source.Lambda lambda) {
          invoke(site, lambda, Edge.How.HANDED_OVER);
        }
      }
    }
  }

  private void invoke(Flow.Site site, Source.Lambda lambda, Edge.How how) {
    Stream<Set<Source>> unknown = Stream.generate(() -> Set.of(Source.OUTSIDE));
    flow.invoke(site, lambda, unknown.limit(lambda.arguments()).toList(), how, false);
  }

  /** The JDK may ask any object that it is given to print itself, or to compare itself with another. */
  private void askObjects(Flow.Site site, Set<Source> sources) {
    for (Source.Thing thing : contents.things(sources)) {
      if (thing instanceof Source.Instance instance) {
        OF_EVERY_OBJECT.forEach(method -> run(site, instance, method, Edge.How.CALLED_BACK));
      }
    }
  }

  private void run(Flow.Site site, Source.Instance instance, MethodRef method, Edge.How how) {
    hierarchy.implementation(instance.type(), method).ifPresent(found -> {
      List<Set<Source>> arguments = new ArrayList<>(List.of(Set.of(instance)));
      for (int i = 0; i < Type.getArgumentCount(found.descriptor()); i++) {
        arguments.add(Set.of(Source.OUTSIDE));
      }
      flow.run(site, found, arguments, how, false);
    });
  }
}
