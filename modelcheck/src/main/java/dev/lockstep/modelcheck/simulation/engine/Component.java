package dev.lockstep.modelcheck.simulation.engine;

import java.util.function.Consumer;

/**
 * Something that goes on when it is given a turn: an owner, a client, a pipeline, a reader. Awake, it may be given one
 * at any time; asleep, never.
 */
public final class Component {
  private final Simulation simulation;
  private final String name;
  private final int id;
  private final Consumer<Component> turn;
  private boolean awake;
  private boolean gone;

  Component(Simulation simulation, String name, int id, Consumer<Component> turn) {
    this.simulation = simulation;
    this.name = name;
    this.id = id;
    this.turn = turn;
  }

  /** It may be given turns from now on. */
  public void wake() {
    if (!awake && !gone) {
      awake = true;
      simulation.awake(1);
    }
  }

  /** It is given no more turns, until it is woken. */
  public void sleep() {
    if (awake) {
      awake = false;
      simulation.awake(-1);
    }
  }

  /** It is given no more turns. */
  public void leave() {
    if (!gone) {
      sleep();
      gone = true;
      simulation.remove(this);
    }
  }

  boolean isAwake() {
    return awake;
  }

  /** In the order of making. */
  int id() {
    return id;
  }

  void turn() {
    turn.accept(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
