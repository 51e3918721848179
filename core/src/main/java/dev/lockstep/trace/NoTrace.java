package dev.lockstep.trace;

/** The sink of {@link Trace#none}. */
enum NoTrace implements Trace<Object> {
  INSTANCE;

  @Override
  public void step(String action, String subject, Object after) {
    // Nobody listens.
  }
}
