package dev.lockstep.bench.lane;

import dev.lockstep.channel.Oneshot;

/** A question on its way, with the reply that the asker waits for. */
record Call(Object question, Oneshot<Object> reply) {
  /** Ends an owner that takes it. */
  static final Call CLOSE = new Call("close");

  Call(Object question) {
    this(question, new Oneshot<>());
  }

  /** Owner: answers; false if this is the end. */
  boolean answer() {
    reply.complete(question);
    return this != CLOSE;
  }
}
