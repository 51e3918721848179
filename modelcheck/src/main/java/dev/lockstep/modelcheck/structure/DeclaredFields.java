package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * Whether the table of ownership knows every field that could be shared by mistake: one that is neither final nor
 * volatile, or whose type can be changed from within. So a class that is added to core cannot be overlooked.
 */
final class DeclaredFields {
  private static final Set<String> IMMUTABLE_IN_JAVA_UTIL = Set.of("java/util/Optional", "java/util/UUID");
  private static final Set<String> MUTABLE_IN_JAVA_LANG = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");

  private final List<String> undeclared = new ArrayList<>();
  private long count;

  DeclaredFields(Core core, Ownership table) {
    for (ClassNode type : core.classes().all()) {
      for (FieldNode field : type.fields) {
        String name = Names.dotted(type.name) + "." + field.name;
        boolean declared = table.ofField(name).isPresent();
        count += declared ? 1 : 0;
        if (!declared && (field.access & Opcodes.ACC_SYNTHETIC) == 0) {
          String danger = danger(field);
          if (!danger.isEmpty()) {
            undeclared.add(name + " " + danger + ", and " + Ownership.FILE + " does not say whose it is");
          }
        }
      }
    }
  }

  private static String danger(FieldNode field) {
    if ((field.access & (Opcodes.ACC_FINAL | Opcodes.ACC_VOLATILE)) == 0) {
      return "is neither final nor volatile";
    }
    return isMutable(Type.getType(field.desc)) ? "is of a type that can be changed" : "";
  }

  private static boolean isMutable(Type type) {
    if (type.getSort() != Type.OBJECT) {
      return type.getSort() == Type.ARRAY;
    }
    String name = type.getInternalName();
    return MUTABLE_IN_JAVA_LANG.contains(name)
        || (Names.packageOf(name).equals("java.util") && !IMMUTABLE_IN_JAVA_UTIL.contains(name));
  }

  /** The fields that the table should know and does not, as sentences. */
  List<String> undeclared() {
    return undeclared;
  }

  /** How many fields the table knows. */
  long count() {
    return count;
  }
}
