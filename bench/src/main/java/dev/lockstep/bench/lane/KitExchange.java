package dev.lockstep.bench.lane;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import java.util.concurrent.ThreadFactory;

/** {@link Peer#KIT}. It has two lanes, as {@link JoxExchange} has two channels. */
final class KitExchange implements Exchange {
  private enum LaneName {
    COMMANDS,
    QUERIES
  }

  private final Inbox<LaneName, Call> inbox = new Inbox<>(LaneName.class, Parker.JDK);
  private final Thread owner;

  KitExchange(ThreadFactory owners) {
    owner = owners.newThread(new Owner<>(inbox, this::step, cause -> inbox.close()));
    owner.start();
  }

  private void step(Call call) {
    if (!call.answer()) {
      inbox.close();
    }
  }

  @Override
  public Object ask(Object question) throws InterruptedException {
    Call call = new Call(question);
    inbox.offer(LaneName.QUERIES, call);
    return call.reply().await();
  }

  @Override
  public void close() throws InterruptedException {
    inbox.offer(LaneName.COMMANDS, Call.CLOSE);
    owner.join();
  }
}
