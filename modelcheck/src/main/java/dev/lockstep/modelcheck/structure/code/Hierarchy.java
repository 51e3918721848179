package dev.lockstep.modelcheck.structure.code;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Who is a subtype of whom, and which method a call means: over the classes of core, read as class files, and those of
 * the JDK that runs this, asked by reflection.
 */
public final class Hierarchy {
  private static final String OBJECT = "java/lang/Object";

  private final KitClasses core;
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  /** The hierarchy of {@code core}. */
  public Hierarchy(KitClasses core) {
    this.core = core;
  }

  /** The classes that it is about. */
  public KitClasses core() {
    return core;
  }

  /** Whether an object of {@code type} is one of {@code ancestor}, both internal names. */
  public boolean isSubtype(String type, String ancestor) {
    return type.equals(ancestor) || ancestor.equals(OBJECT) || supertypes(type).contains(ancestor);
  }

  /** All supertypes, the nearest first: the class's own, then those of its interfaces. */
  public Set<String> supertypes(String type) {
    Set<String> known = supertypes.get(type);
    if (known == null) {
      known = new LinkedHashSet<>();
      for (String parent : parents(type)) {
        known.add(parent);
        known.addAll(supertypes(parent));
      }
      supertypes.put(type, known);
    }
    return known;
  }

  private List<String> parents(String type) {
    ClassNode node = core.find(type);
    if (node != null) {
      List<String> parents = new ArrayList<>();
      Optional.ofNullable(node.superName).ifPresent(parents::add);
      parents.addAll(node.interfaces);
      return parents;
    }
    Class<?> jdk = jdk(type);
    if (jdk == null) {
      return List.of(OBJECT);
    }
    Stream<Class<?>> superclass = Stream.ofNullable(jdk.getSuperclass());
    return Stream.concat(superclass, Stream.of(jdk.getInterfaces())).map(Type::getInternalName).toList();
  }

  /**
   * The method of core that a call of {@code method} on an object of {@code type} runs; empty if that is a method of
   * the JDK, or none that has code.
   */
  public Optional<MethodRef> implementation(String type, MethodRef method) {
    return Stream.concat(Stream.of(type), supertypes(type).stream())
        .map(method::in)
        .filter(candidate -> {
          MethodNode found = find(candidate);
          return found != null && (found.access & Opcodes.ACC_ABSTRACT) == 0;
        })
        .findFirst();
  }

  /** The code of a method of core; null if it declares none of that name and descriptor. */
  public @Nullable MethodNode find(MethodRef method) {
    ClassNode node = core.find(method.owner());
    if (node == null) {
      return null;
    }
    return node.methods.stream()
        .filter(m -> m.name.equals(method.name()) && m.desc.equals(method.descriptor()))
        .findFirst()
        .orElse(null);
  }

  /** Whether core declares what a call of {@code method} means, with or without code. */
  public boolean declares(MethodRef method) {
    return Stream.concat(Stream.of(method.owner()), supertypes(method.owner()).stream())
        .anyMatch(type -> find(method.in(type)) != null);
  }

  /** Whether a call of {@code method} runs that method and no other. */
  public boolean isPrivateOrStatic(MethodRef method) {
    MethodNode code = find(method);
    return code != null && (code.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0;
  }

  /** Whether {@code method} of core is static. */
  public boolean isStatic(MethodRef method) {
    MethodNode code = find(method);
    return code != null && (code.access & Opcodes.ACC_STATIC) != 0;
  }

  /** Whether a type is an interface, which an object of any class that is not final may implement. */
  public boolean isInterface(String type) {
    ClassNode node = core.find(type);
    if (node != null) {
      return (node.access & Opcodes.ACC_INTERFACE) != 0;
    }
    Class<?> jdk = jdk(type);
    return jdk == null || jdk.isInterface();
  }

  /** Whether somebody outside core may implement or extend this type. */
  public boolean isOpen(String type) {
    ClassNode node = core.find(type);
    return node != null
        && (node.access & Opcodes.ACC_PUBLIC) != 0
        && (node.access & Opcodes.ACC_FINAL) == 0
        && node.permittedSubclasses == null;
  }

  /**
   * The method of the JDK that a call of {@code method} means, which core does not declare: under the type that the
   * code names, unless that is one of core, which inherits it.
   */
  public JdkMethod declaredByJdk(MethodRef method) {
    String named = method.owner().startsWith("[") ? OBJECT : method.owner();
    List<String> candidates =
        Stream.concat(Stream.of(named), supertypes(named).stream()).filter(type -> !core.has(type)).toList();
    Optional<Executable> found = candidates.stream().flatMap(type -> executable(method.in(type)).stream()).findFirst();
    String declaring = found.map(executable -> Type.getInternalName(executable.getDeclaringClass())).orElse(named);
    boolean locks = found.filter(executable -> Modifier.isSynchronized(executable.getModifiers())).isPresent();
    return JdkMethod.of(method.in(core.has(named) ? declaring : named), locks);
  }

  /** The methods that an interface of the JDK asks of whoever implements it; none for a class. */
  public List<MethodRef> askedBy(String jdkInterface) {
    Class<?> type = jdk(jdkInterface);
    if (type == null || !type.isInterface()) {
      return List.of();
    }
    return Stream.of(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .map(method -> new MethodRef(jdkInterface, method.getName(), Type.getMethodDescriptor(method)))
        .toList();
  }

  private static Optional<Executable> executable(MethodRef method) {
    Class<?> type = jdk(method.owner());
    if (type == null) {
      return Optional.empty();
    }
    if (method.isConstructor()) {
      return Stream.of(type.getDeclaredConstructors())
          .filter(found -> Type.getConstructorDescriptor(found).equals(method.descriptor()))
          .findFirst()
          .map(Constructor.class::cast);
    }
    return Stream.of(type.getDeclaredMethods())
        .filter(found -> found.getName().equals(method.name()) && describes(method, found))
        .findFirst()
        .map(Executable.class::cast);
  }

  /** A method handle's methods take any arguments: their descriptor is that of the call. */
  private static boolean describes(MethodRef call, Method found) {
    return Type.getMethodDescriptor(found).equals(call.descriptor()) || JdkMethod.takesAnything(call.owner());
  }

  private static @Nullable Class<?> jdk(String name) {
    try {
      return Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException notOfTheJdk) {
      return null;
    }
  }
}
