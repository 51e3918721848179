package dev.lockstep.bench.lane;

import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.channels.Channel;
import kotlinx.coroutines.channels.ChannelKt;
import kotlinx.coroutines.channels.ChannelsKt;
import org.jspecify.annotations.Nullable;

/**
 * {@link Peer#KOTLIN}: an unlimited channel, so that no sender waits, and the kit's oneshot for the reply. Written in
 * Java, so the coroutine is the state machine that Kotlin's compiler makes of {@code for (call in channel) if
 * (!call.answer()) break}.
 */
final class KotlinExchange implements Exchange {
  private final Channel<Call> channel = ChannelKt.Channel(Channel.UNLIMITED, null, null);

  KotlinExchange() {
    CoroutineContext context = Dispatchers.getDefault();
    BuildersKt.launch(
        GlobalScope.INSTANCE, context, CoroutineStart.DEFAULT, (scope, completion) -> new Loop(completion).begin());
  }

  /** The owner. */
  private final class Loop extends ContinuationImpl {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unchecked") // Kotlin's type of a completion that takes anything
    private Loop(Continuation<? super Unit> completion) {
      super((Continuation<Object>) (Continuation<?>) completion);
    }

    private Object begin() {
      return go(channel.receive(this));
    }

    @Override
    protected Object invokeSuspend(Object result) {
      ResultKt.throwOnFailure(result);
      return go(result);
    }

    /** Answers as long as there is something to answer, and suspends. */
    private Object go(@Nullable Object first) {
      Object received = first;
      while (received instanceof Call call) {
        if (!call.answer()) {
          return Unit.INSTANCE;
        }
        received = channel.receive(this);
      }
      return IntrinsicsKt.getCOROUTINE_SUSPENDED();
    }
  }

  @Override
  public Object ask(Object question) throws InterruptedException {
    Call call = new Call(question);
    ChannelsKt.trySendBlocking(channel, call);
    return call.reply().await();
  }

  @Override
  public void close() {
    ChannelsKt.trySendBlocking(channel, Call.CLOSE);
  }
}
