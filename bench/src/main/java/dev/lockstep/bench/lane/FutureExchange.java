package dev.lockstep.bench.lane;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

/** {@link Peer#KIT_FUTURE}. */
final class FutureExchange implements Exchange {
  private enum LaneName {
    COMMANDS,
    QUERIES
  }

  private record Question(Object question, CompletableFuture<Object> reply) {}

  private static final Question CLOSE = new Question("close", new CompletableFuture<>());

  private final Inbox<LaneName, Question> inbox = new Inbox<>(LaneName.class, Parker.JDK);
  private final Thread owner;

  FutureExchange(ThreadFactory owners) {
    owner = owners.newThread(new Owner<>(inbox, this::step, cause -> inbox.close()));
    owner.start();
  }

  private void step(Question question) {
    if (question == CLOSE) {
      inbox.close();
    } else {
      question.reply().complete(question.question());
    }
  }

  @Override
  public Object ask(Object question) throws InterruptedException, ExecutionException {
    CompletableFuture<Object> reply = new CompletableFuture<>();
    inbox.offer(LaneName.QUERIES, new Question(question, reply));
    return reply.get();
  }

  @Override
  public void close() throws InterruptedException {
    inbox.offer(LaneName.COMMANDS, CLOSE);
    owner.join();
  }
}
