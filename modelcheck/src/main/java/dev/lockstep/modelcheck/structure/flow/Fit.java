package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether a call of an erased method can mean a certain object: a {@code Consumer} that is given a Throwable is none of
 * results. It says no only if an argument is of one class, and the method asks for another, and neither extends the
 * other.
 */
final class Fit {
  private final Hierarchy hierarchy;

  Fit(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Whether {@code arguments}, without the object itself, may be given to {@code thing}. */
  boolean fits(Source.Thing thing, MethodRef called, List<Set<Source>> arguments) {
    List<Type> asked = asked(thing, called);
    for (int i = 0; i < Math.min(asked.size(), arguments.size()); i++) {
      Type type = asked.get(i);
      if (type.getSort() == Type.OBJECT && !arguments.get(i).isEmpty()
          && arguments.get(i).stream().noneMatch(source -> mayBe(source, type.getInternalName()))) {
        return false;
      }
    }
    return true;
  }

  /** What the method asks for behind its erased face: of a lambda as it was made, of an object as it was written. */
  private List<Type> asked(Source.Thing thing, MethodRef called) {
    if (thing instanceof Source.Lambda lambda) {
      return List.of(lambda.instantiated().getArgumentTypes());
    }
    MethodNode bridge = hierarchy.implementation(thing.type(), called).map(hierarchy::find).orElse(null);
    ClassNode type = hierarchy.core().find(thing.type());
    if (type == null || bridge == null || (bridge.access & Opcodes.ACC_BRIDGE) == 0) {
      return List.of();
    }
    int count = Type.getArgumentCount(bridge.desc);
    Optional<MethodNode> written = type.methods.stream()
        .filter(method -> method.name.equals(bridge.name) && (method.access & Opcodes.ACC_BRIDGE) == 0)
        .filter(method -> Type.getArgumentCount(method.desc) == count)
        .findFirst();
    return written.map(method -> List.of(Type.getArgumentTypes(method.desc))).orElse(List.of());
  }

  private boolean mayBe(Source source, String asked) {
    String given = type(source);
    return given == null
        || hierarchy.isInterface(given)
        || hierarchy.isInterface(asked)
        || hierarchy.isSubtype(given, asked)
        || hierarchy.isSubtype(asked, given);
  }

  /** The class that a value is declared with; null if nobody knows. */
  private @Nullable String type(Source source) {
    return switch (source) {
      case Source.Thing thing -> thing.type();
      case Source.Parameter(MethodRef method, int index) -> parameter(method, index);
      case Source.Field field -> field(field);
      default -> null;
    };
  }

  private @Nullable String parameter(MethodRef method, int index) {
    boolean onAnObject = !hierarchy.isStatic(method);
    if (onAnObject && index == 0) {
      return method.owner();
    }
    return name(Type.getArgumentTypes(method.descriptor())[onAnObject ? index - 1 : index]);
  }

  private @Nullable String field(Source.Field field) {
    ClassNode type = hierarchy.core().find(field.owner());
    return type == null ? null : type.fields.stream()
        .filter(found -> found.name.equals(field.name()))
        .findFirst()
        .map(found -> name(Type.getType(found.desc)))
        .orElse(null);
  }

  private static @Nullable String name(Type type) {
    return type.getSort() == Type.OBJECT ? type.getInternalName() : null;
  }
}
