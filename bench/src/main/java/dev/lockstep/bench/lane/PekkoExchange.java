package dev.lockstep.bench.lane;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** {@link Peer#PEKKO}. */
final class PekkoExchange implements Exchange {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Question(Object question, ActorRef<Object> asker) {}

  private final ActorSystem<Question> system =
      ActorSystem.create(
          answering(), "bench", ConfigFactory.parseString("pekko.stdout-loglevel = off, pekko.loglevel = off")
              .withFallback(ConfigFactory.load()));

  private static Behavior<Question> answering() {
    return Behaviors.receiveMessage(
        question -> {
          question.asker().tell(question.question());
          return Behaviors.same();
        });
  }

  @Override
  public Object ask(Object question) throws InterruptedException, ExecutionException {
    return AskPattern.<Question, Object>ask(
            system, asker -> new Question(question, asker), PATIENCE, system.scheduler())
        .toCompletableFuture()
        .get();
  }

  @Override
  public void close() throws InterruptedException, ExecutionException {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get();
  }
}
