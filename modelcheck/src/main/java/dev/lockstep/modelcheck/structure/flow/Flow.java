package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.JdkMethod;
import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Builds a {@link CallGraph}: begins at the entries, follows where objects and lambdas flow, and adds the methods that
 * calls on them run, until nothing is new.
 *
 * <p>It errs on the side of too many calls. All objects of a class are one, a field is the same in all objects, and the
 * order of instructions does not count. An array, and whatever the JDK or somebody's seam is given, is <em>outside</em>:
 * what comes from there may be anything that ever went there and has the right type (see {@link Fit}).
 *
 * <p>Not followed: reflection, method handles (core uses them for {@code VarHandle} alone), and native code.
 */
public final class Flow {
  private static final String VAR_HANDLE = "Ljava/lang/invoke/VarHandle;";

  private final Hierarchy hierarchy;
  private final GraphBuilder graph;
  private final Outbound outbound;
  private final Fit fit;
  private final Contents contents = new Contents();
  private final Set<MethodRef> entries;
  private final Set<MethodRef> calledFromOutside = new LinkedHashSet<>();

  /** Where in the code a call stands. */
  record Site(MethodRef method, int at, int line) {}

  private Flow(
      Hierarchy hierarchy, Function<JdkMethod, Treatment> treatments, Collection<MethodRef> entries) {
    this.hierarchy = hierarchy;
    this.graph = new GraphBuilder(hierarchy);
    this.fit = new Fit(hierarchy);
    this.outbound = new Outbound(hierarchy, treatments, this, graph, contents);
    this.entries = new LinkedHashSet<>(entries);
  }

  /** The graph that begins at {@code entries}; {@code treatments} says what the JDK does with the lambdas it is given. */
  public static CallGraph from(
      Collection<MethodRef> entries, Hierarchy hierarchy, Function<JdkMethod, Treatment> treatments) {
    return new Flow(hierarchy, treatments, entries).build();
  }

  private CallGraph build() {
    entries.forEach(this::enter);
    hierarchy.core().all().forEach(this::openToVarHandles);
    boolean grown = true;
    while (grown) {
      graph.bodies().forEach(this::follow);
      grown = graph.hasGrown() | contents.hasGrown();
    }
    return graph.build(entries, dangling());
  }

  /** Somebody outside calls {@code method}. */
  private void enter(MethodRef method) {
    graph.reach(method);
    calledFromOutside.add(method);
    if (method.isConstructor()) {
      contents.flow(Source.OUTSIDE, Set.of(new Source.Instance(method.owner())));
    }
    MethodNode code = hierarchy.find(method);
    int first = 0;
    if (code != null && (code.access & Opcodes.ACC_STATIC) == 0) {
      contents.flow(new Source.Parameter(method, 0), objectsOf(method.owner()));
      first = 1;
    }
    for (int i = 0; i < Type.getArgumentCount(method.descriptor()); i++) {
      contents.flow(new Source.Parameter(method, first + i), Set.of(Source.OUTSIDE));
    }
  }

  /** A VarHandle counts as outside, so what it may write has come from there. */
  private void openToVarHandles(ClassNode type) {
    if (type.fields.stream().noneMatch(field -> field.desc.equals(VAR_HANDLE))) {
      return;
    }
    for (FieldNode field : type.fields) {
      if ((field.access & Opcodes.ACC_FINAL) == 0) {
        contents.flow(new Source.Field(type.name, field.name), Set.of(Source.OUTSIDE));
      }
    }
  }

  private Set<Source> objectsOf(String type) {
    Set<Source> objects = new LinkedHashSet<>();
    for (ClassNode node : hierarchy.core().all()) {
      if (hierarchy.isSubtype(node.name, type)) {
        objects.add(new Source.Instance(node.name));
      }
    }
    if (hierarchy.isOpen(type)) {
      objects.add(Source.OUTSIDE);
    }
    return objects;
  }

  private void follow(Body body) {
    MethodRef method = body.method;
    initialise(method, body.firstLine(), method.owner());
    body.accesses.forEach(access -> initialise(method, access.line(), access.owner()));
    body.stores.forEach(contents::flow);
    body.lambdas.forEach((lambda, captured) -> make(method, lambda, captured));
    body.links.forEach(link -> outbound.link(new Site(method, link.at(), link.line()), link));
    body.calls.forEach(call -> follow(new Site(method, call.at(), call.line()), call, true));
    if (calledFromOutside.contains(method)) {
      contents.flow(Source.OUTSIDE, Set.of(new Source.Returned(method)));
    }
  }

  private void initialise(MethodRef by, int line, String type) {
    MethodRef initialiser = new MethodRef(type, "<clinit>", "()V");
    if (!by.equals(initialiser) && hierarchy.find(initialiser) != null) {
      graph.add(new Edge(by, 0, line, initialiser, Edge.How.INITIALISES, false));
    }
  }

  private void make(MethodRef method, Source.Lambda lambda, List<Set<Source>> captured) {
    for (int i = 0; i < captured.size(); i++) {
      contents.flow(new Source.Captured(lambda, i), captured.get(i));
    }
    if (!hierarchy.declares(lambda.target())) {
      JdkMethod body = hierarchy.declaredByJdk(lambda.target());
      graph.add(new JdkCall(method, lambda.at(), lambda.line(), body, false));
    }
  }

  /** Follows a call; {@code written} is false if it does not stand at the site but in a method reference. */
  private void follow(Site site, Call call, boolean written) {
    if (call.kind() == Call.Kind.VIRTUAL) {
      followVirtual(site, call, written);
      return;
    }
    MethodRef named = call.target();
    hierarchy.implementation(named.owner(), named)
        .filter(found -> !named.isConstructor() || found.owner().equals(named.owner()))
        .ifPresentOrElse(
            found -> run(site, found, call.arguments(), Edge.How.CALL, false),
            () -> outbound.call(site, call, written));
  }

  private void followVirtual(Site site, Call call, boolean written) {
    Set<Source> receiver = call.arguments().getFirst();
    boolean outside = contents.fromOutside(receiver);
    Set<Source.Thing> things = contents.things(receiver);
    things.forEach(thing -> dispatch(site, call, thing, false));
    boolean known = hierarchy.declares(call.target());
    if (outside) {
      contents.outside().stream()
          .filter(thing -> !things.contains(thing))
          .forEach(thing -> dispatch(site, call, thing, !known));
    }
    if (!known) {
      outbound.call(site, call, written);
    } else if (outside && hierarchy.isOpen(call.target().owner())) {
      outbound.callSeam(site, call);
    }
  }

  /** Calls {@code call} on {@code thing}, if it has the right type. */
  private void dispatch(Site site, Call call, Source.Thing thing, boolean fromOutside) {
    MethodRef target = call.target();
    List<Set<Source>> given = call.arguments().subList(1, call.arguments().size());
    if (!hierarchy.isSubtype(thing.type(), target.owner()) || !fit.fits(thing, target, given)) {
      return;
    }
    if (thing instanceof Source.Lambda lambda && lambda.method().equals(target.name())) {
      invoke(site, lambda, given, Edge.How.CALL, fromOutside);
      return;
    }
    List<Set<Source>> arguments = new ArrayList<>(call.arguments());
    arguments.set(0, Set.of(thing));
    hierarchy.implementation(thing.type(), target)
        .ifPresent(found -> run(site, found, arguments, Edge.How.CALL, fromOutside));
  }

  /** Calls a lambda. */
  void invoke(Site site, Source.Lambda lambda, List<Set<Source>> arguments, Edge.How how, boolean fromOutside) {
    List<Set<Source>> all = new ArrayList<>();
    for (int i = 0; i < lambda.captured(); i++) {
      all.add(Set.of(new Source.Captured(lambda, i)));
    }
    all.addAll(arguments);
    MethodRef target = lambda.target();
    Call.Kind kind = switch (lambda.body().getTag()) {
      case Opcodes.H_INVOKESTATIC -> Call.Kind.STATIC;
      case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Call.Kind.SPECIAL;
      default -> Call.Kind.VIRTUAL;
    };
    if (target.isConstructor()) {
      Source made = new Source.Instance(target.owner());
      all.addFirst(Set.of(made));
      contents.flow(how == Edge.How.CALL ? new Source.Answer(site.method, site.at) : Source.OUTSIDE, Set.of(made));
    }
    if (hierarchy.isPrivateOrStatic(target)) {
      run(site, target, all, how, fromOutside);
    } else {
      follow(site, new Call(site.at, site.line, kind, target, all), false);
    }
  }

  /** The method {@code found} runs with these arguments. */
  void run(Site site, MethodRef found, List<Set<Source>> arguments, Edge.How how, boolean fromOutside) {
    graph.add(new Edge(site.method, site.at, site.line, found, how, fromOutside));
    for (int i = 0; i < arguments.size(); i++) {
      contents.flow(new Source.Parameter(found, i), arguments.get(i));
    }
    if (how == Edge.How.CALL) {
      contents.flow(new Source.Answer(site.method, site.at), Set.of(new Source.Returned(found)));
    } else {
      calledFromOutside.add(found);
    }
  }

  /** The calls on objects of core that led nowhere. */
  private List<Dangling> dangling() {
    List<Dangling> dangling = new ArrayList<>();
    for (Body body : graph.bodies()) {
      for (Call call : body.calls) {
        boolean ofCore = call.kind() == Call.Kind.VIRTUAL && hierarchy.declares(call.target());
        boolean seam = ofCore && hierarchy.isOpen(call.target().owner())
            && contents.fromOutside(call.arguments().getFirst());
        if (ofCore && !seam && !graph.leadsAnywhere(body.method, call.at())) {
          dangling.add(new Dangling(body.method, call.line(), call.target()));
        }
      }
    }
    return dangling;
  }
}
