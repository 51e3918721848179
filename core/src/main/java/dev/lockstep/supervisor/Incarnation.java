package dev.lockstep.supervisor;

/**
 * Which life of which slot: one worker, from its start to its end. A slot has one life after the other, and what an old
 * one still says is fenced off (rule S2).
 *
 * @param slot the number of the slot, counted from 1
 * @param life the number of the life in this slot, counted from 1
 */
public record Incarnation(int slot, long life) {
  @Override
  public String toString() {
    return "slot " + slot + ", life " + life;
  }
}
