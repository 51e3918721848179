package dev.lockstep.modelcheck.structure.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Where code outside core can enter it. Stateless. */
public final class Entries {
  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private Entries() {}

  /** The public methods of the public classes, in order. A class that is added to core is found by itself. */
  public static List<MethodRef> of(KitClasses core) {
    List<MethodRef> entries = new ArrayList<>();
    for (ClassNode type : core.all()) {
      if (isPublic(type, core)) {
        methods(type).stream().filter(method -> (access(type, method) & VISIBLE) != 0).forEach(entries::add);
      }
    }
    return entries;
  }

  /** Every method of {@code type} that has code. */
  public static List<MethodRef> methods(ClassNode type) {
    return type.methods.stream()
        .filter(method -> method.instructions.size() > 0)
        .map(method -> new MethodRef(type.name, method.name, method.desc))
        .toList();
  }

  private static int access(ClassNode type, MethodRef method) {
    for (MethodNode node : type.methods) {
      if (node.name.equals(method.name()) && node.desc.equals(method.descriptor())) {
        return node.access;
      }
    }
    throw new IllegalArgumentException(method + " is no method of " + type.name);
  }

  /** Whether the class and all that it is nested in are public. */
  private static boolean isPublic(ClassNode type, KitClasses core) {
    int nested = type.name.lastIndexOf('$');
    ClassNode outer = nested < 0 ? null : core.find(type.name.substring(0, nested));
    return (type.access & Opcodes.ACC_PUBLIC) != 0 && (outer == null || isPublic(outer, core));
  }
}
