package dev.lockstep.stress.litmus;

import dev.lockstep.channel.Inbox;

/** The lane of an inbox that has only one. */
enum OneLane {
  /** The one. */
  LANE;

  /** The number of the next message; 0 if there is none. */
  static int received(Inbox<OneLane, Integer> inbox) {
    Integer message = inbox.poll();
    return message == null ? 0 : message;
  }
}
