package dev.lockstep.modelcheck.structure.flow;

/** What a method of the JDK does with the lambdas that it is given. */
public enum Treatment {
  /** Keeps them, and calls none. */
  KEEPS,
  /** Calls them before it returns, and keeps none. */
  CALLS,
  /** Has another thread call them. */
  HANDS_OVER,
  /** Nobody has said: anything, on any thread. */
  UNKNOWN
}
