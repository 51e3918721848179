package dev.lockstep.bench.lane;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Select;
import java.util.concurrent.ThreadFactory;

/** {@link Peer#JOX}: unlimited channels, so that no sender waits, and the kit's oneshot for the reply. */
final class JoxExchange implements Exchange {
  private final Channel<Call> commands = Channel.newUnlimitedChannel();
  private final Channel<Call> queries = Channel.newUnlimitedChannel();
  private final Thread owner;

  JoxExchange(ThreadFactory owners) {
    owner = owners.newThread(this::run);
    owner.start();
  }

  private void run() {
    try {
      boolean open = true;
      while (open) {
        open = Select.select(commands.receiveClause(Call::answer), queries.receiveClause(Call::answer));
      }
    } catch (InterruptedException impossible) {
      throw new IllegalStateException("nobody interrupts an owner", impossible);
    }
  }

  @Override
  public Object ask(Object question) throws InterruptedException {
    Call call = new Call(question);
    queries.send(call);
    return call.reply().await();
  }

  @Override
  public void close() throws InterruptedException {
    commands.send(Call.CLOSE);
    owner.join();
  }
}
