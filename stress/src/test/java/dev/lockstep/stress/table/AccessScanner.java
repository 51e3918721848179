package dev.lockstep.stress.table;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds every access to one field of a class, by its name. A {@code VarHandle} is known by the field's name in
 * capitals, and an atomic array by its type; their methods name the mode.
 */
final class AccessScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final String INITIALISER = "<init>";

  private final String owner;
  private final String field;
  private final String handle;
  private final Set<Access> found = new TreeSet<>();
  private String method = INITIALISER;
  private boolean isVolatile;
  private boolean isAtomic;
  private boolean isFinal;
  private boolean shadowed;

  private AccessScanner(String owner, String field) {
    this.owner = owner;
    this.field = field;
    this.handle = field.toUpperCase(Locale.ROOT);
  }

  /**
   * The accesses to a field.
   *
   * @param owner what stands before the field's name in the result
   * @param body the tree of its class
   */
  static Set<Access> find(String owner, String field, Tree body) {
    AccessScanner scanner = new AccessScanner(owner, field);
    scanner.scan(body, null);
    return scanner.found;
  }

  private void add(String kind) {
    found.add(new Access(owner + "." + field, kind, method));
  }

  private String plainOrVolatile() {
    return isFinal ? "final" : isVolatile ? "volatile" : "plain";
  }

  private boolean isField(ExpressionTree tree) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals(field) && !shadowed
        || tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals(field);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
    String outer = method;
    boolean wasShadowed = shadowed;
    method = tree.getName().toString();
    shadowed = tree.getParameters().stream().anyMatch(parameter -> parameter.getName().contentEquals(field));
    super.visitMethod(tree, null);
    method = outer;
    shadowed = wasShadowed;
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
    if (tree.getName().contentEquals(field) && method.equals(INITIALISER) && !isDeclared()) {
      Set<Modifier> modifiers = tree.getModifiers().getFlags();
      isVolatile = modifiers.contains(Modifier.VOLATILE);
      isAtomic = tree.getType().toString().startsWith("Atomic");
      isFinal = modifiers.contains(Modifier.FINAL) && !isAtomic;
    }
    return super.visitVariable(tree, null);
  }

  private boolean isDeclared() {
    return isVolatile || isAtomic || isFinal;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
    if (isField(tree.getVariable())) {
      if (!isAtomic && !method.equals(INITIALISER) || isFinal) {
        add(plainOrVolatile() + " write");
      }
      return scan(tree.getExpression(), null);
    }
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void nothing) {
    if (isField(tree.getVariable())) {
      add(plainOrVolatile() + " write");
    }
    return super.visitCompoundAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void nothing) {
    if (isField(tree.getExpression()) && tree.getKind().toString().matches("P(RE|OST)FIX_.*")) {
      add(plainOrVolatile() + " write");
    }
    return super.visitUnary(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof IdentifierTree on
        && (on.getName().contentEquals(handle) || isAtomic && on.getName().contentEquals(field))) {
      String mode = select.getIdentifier().toString();
      if (!mode.equals("length")) {
        add(kind(mode));
      }
      return scan(tree.getArguments(), null);
    }
    if (tree.getMethodSelect() instanceof IdentifierTree) {
      return scan(tree.getArguments(), null); // a method may have the name of a field
    }
    return super.visitMethodInvocation(tree, null);
  }

  private static String kind(String method) {
    return switch (method) {
      case "getAcquire" -> "acquire read";
      case "setRelease" -> "release write";
      default -> method;
    };
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
    if (isField(tree) && !isAtomic) {
      add(plainOrVolatile() + " read");
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
    if (isField(tree) && !isAtomic) {
      add(plainOrVolatile() + " read");
    }
    return super.visitMemberSelect(tree, null);
  }
}
