package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Where a value may come from: made on the spot, or taken from a place into which values flow. */
sealed interface Source {

  /** Something that a call can be made on. */
  sealed interface Thing extends Source {
    /** The internal name of its type. */
    String type();
  }

  /** The objects of one class of core. */
  record Instance(String type) implements Thing {}

  /**
   * A lambda or a method reference.
   *
   * @param where the method that makes it
   * @param at the index of the instruction that makes it
   * @param line its line in the source
   * @param type the interface that it implements
   * @param method the one method of that interface, by name
   * @param body what runs when that method is called
   * @param captured how many values it brings along
   * @param instantiated the types of that method as they are here, type variables replaced
   */
  record Lambda(
      MethodRef where, int at, int line, String type, String method, Handle body, int captured, Type instantiated)
      implements Thing {
    /** The method that runs. */
    MethodRef target() {
      return new MethodRef(body.getOwner(), body.getName(), body.getDesc());
    }

    /** How many arguments the method of the interface takes. */
    int arguments() {
      boolean onAnObject = body.getTag() != Opcodes.H_INVOKESTATIC && body.getTag() != Opcodes.H_NEWINVOKESPECIAL;
      return Type.getArgumentCount(body.getDesc()) + (onAnObject ? 1 : 0) - captured;
    }
  }

  /** A place into which values flow. */
  sealed interface Place extends Source {}

  /** A parameter, by its place among the arguments; 0 is the object itself, where there is one. */
  record Parameter(MethodRef method, int index) implements Place {}

  /** What a method returns. */
  record Returned(MethodRef method) implements Place {}

  /** What the call at an instruction of a method gave. */
  record Answer(MethodRef caller, int at) implements Place {}

  /** A field, of whichever object. */
  record Field(String owner, String name) implements Place {}

  /** What a lambda brings along. */
  record Captured(Lambda lambda, int index) implements Place {}

  /** Whatever code outside core has got hold of: the JDK, the seams that somebody else wrote, clients. */
  record Outside() implements Place {}

  /** The one outside. */
  Outside OUTSIDE = new Outside();
}
