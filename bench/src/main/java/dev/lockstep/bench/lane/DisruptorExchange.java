package dev.lockstep.bench.lane;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** {@link Peer#DISRUPTOR}. */
final class DisruptorExchange implements Exchange {

  /** A place of the ring. */
  private static final class Place {
    private @Nullable Call call;

    private void fill(Call next) {
      call = next;
    }

    private void answer() {
      Call taken = call;
      call = null;
      if (taken != null) {
        taken.answer();
      }
    }
  }

  private final Disruptor<Place> disruptor;
  private final RingBuffer<Place> ring;

  DisruptorExchange(int room, ThreadFactory owners) {
    disruptor = new Disruptor<>(Place::new, room, owners, ProducerType.MULTI, new BlockingWaitStrategy());
    disruptor.handleEventsWith((place, sequence, endOfBatch) -> place.answer());
    ring = disruptor.start();
  }

  @Override
  public Object ask(Object question) throws InterruptedException {
    Call call = new Call(question);
    ring.publishEvent((place, sequence, next) -> place.fill(next), call);
    return call.reply().await();
  }

  @Override
  public void close() {
    disruptor.shutdown();
  }
}
