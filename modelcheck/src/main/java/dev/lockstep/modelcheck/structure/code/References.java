package dev.lockstep.modelcheck.structure.code;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/**
 * Every class that a class file names: in code, with its casts, arrays and lambdas, in the types of fields and methods,
 * generic ones too, and in annotations. A remapper has to rename all of them; this one renames nothing and takes notes.
 *
 * <p>Not seen: names in texts, and constants that the compiler has copied.
 */
public final class References extends ClassRemapper {
  /**
   * One class names another.
   *
   * @param from the internal name of the class that names
   * @param line the line in the source where it does; 0 if nobody knows
   * @param to the internal name of the class that is named
   * @param inCode whether an instruction names it; else a declaration or an annotation does
   */
  public record Reference(String from, int line, String to, boolean inCode) {}

  private final Notes notes;

  private References(ClassVisitor into, Notes notes) {
    super(Opcodes.ASM9, into, notes);
    this.notes = notes;
  }

  /** The references of {@code type}: to each named class one in code and one elsewhere, at most. */
  public static Set<Reference> of(ClassNode type) {
    Notes notes = new Notes(type.name);
    type.accept(new References(new ClassNode(), notes));
    return notes.references;
  }

  /** Is asked for the new name of each name, and keeps it. */
  private static final class Notes extends Remapper {
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Set<String> known = new HashSet<>();
    private final String from;
    private int line;
    private boolean inCode;

    Notes(String from) {
      super(Opcodes.ASM9);
      this.from = from;
    }

    @Override
    public String map(String name) {
      String element = name.startsWith("[") ? Type.getType(name).getElementType().getInternalName() : name;
      if (!element.equals(from) && known.add(element + inCode)) {
        references.add(new Reference(from, line, element, inCode));
      }
      return name;
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
    notes.line = 0;
    return super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
    notes.line = 0;
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  protected MethodVisitor createMethodRemapper(MethodVisitor into) {
    return new CodeNotes(into, notes);
  }

  /** Knows where the instructions begin and end. An annotation that stands among them counts as code. */
  private static final class CodeNotes extends MethodRemapper {
    private final Notes notes;

    CodeNotes(MethodVisitor into, Notes notes) {
      super(Opcodes.ASM9, into, notes);
      this.notes = notes;
    }

    @Override
    public void visitCode() {
      notes.inCode = true;
      super.visitCode();
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      notes.line = line;
      super.visitLineNumber(line, start);
    }

    @Override
    public void visitEnd() {
      notes.inCode = false;
      super.visitEnd();
    }
  }
}
