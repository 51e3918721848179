package dev.lockstep.modelcheck.structure.flow;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;

/** The source lines of the instructions of one method. */
final class Lines {
  private final InsnList code;
  private final int[] lines;

  Lines(InsnList code) {
    this.code = code;
    this.lines = new int[code.size()];
    int line = 0;
    int index = 0;
    for (AbstractInsnNode insn : code) {
      line = insn instanceof LineNumberNode number ? number.line : line;
      lines[index++] = line;
    }
  }

  int of(AbstractInsnNode insn) {
    return lines[code.indexOf(insn)];
  }
}
