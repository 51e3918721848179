package dev.lockstep.modelcheck.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerFactory;
import dev.lockstep.worker.WorkerPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names become subjects, and wrong names become one clear line. */
final class SubjectsTest {
  /** A subject of a user's. */
  public static final class Mine implements WorkerFactory {
    @Override
    public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
      return new MutexWorker(policy, pipeline, seams);
    }
  }

  /** Lacks the constructor. */
  public static final class NeedsMore implements WorkerFactory {
    private final WorkerFactory other;

    public NeedsMore(WorkerFactory other) {
      this.other = other;
    }

    @Override
    public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
      return other.start(policy, pipeline, seams);
    }
  }

  /** Fails when it is made. */
  public static final class Throwing implements WorkerFactory {
    public Throwing() {
      throw new IllegalStateException("not today");
    }

    @Override
    public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void theKitHasThree() throws Exception {
    assertEquals(List.of("mutex", "channel", "channel-query"), Subjects.kit().stream().map(Subject::name).toList());
    for (Subject subject : Subjects.kit()) {
      assertEquals(subject, Subjects.resolve(subject.name()));
    }
    assertFalse(Subjects.resolve("mutex").hasOwnerThread());
    assertTrue(Subjects.resolve("channel").hasOwnerThread());
  }

  @Test
  void aClassOfTheUsersIsFound() throws Exception {
    Subject subject = Subjects.resolve(Mine.class.getName());
    assertEquals(Mine.class.getName(), subject.name());
    assertInstanceOf(Mine.class, subject.factory());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mutexx", "com.acme.Missing", "", "../x", "java/lang/String"})
  void aNameThatIsNothingIsSaidSo(String name) {
    expectUsage(name, "no subject '" + name + "'");
  }

  @Test
  void aClassThatDoesNotFitIsSaidSo() {
    expectUsage("java.lang.String", "does not implement dev.lockstep.worker.WorkerFactory");
    expectUsage("[I", "does not implement dev.lockstep.worker.WorkerFactory");
    expectUsage(NeedsMore.class.getName(), "no public constructor without parameters");
    expectUsage(Throwing.class.getName(), "its constructor threw java.lang.IllegalStateException: not today");
    expectUsage(WorkerFactory.class.getName(), "no public constructor without parameters");
  }

  private static void expectUsage(String name, String expected) {
    UsageException wrong = assertThrows(UsageException.class, () -> Subjects.resolve(name));
    String message = String.valueOf(wrong.getMessage());
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void anInterruptDoesNotEndTheWaitOfAnAskedStatus() throws Exception {
    Worker worker =
        Subjects.resolve("channel-query")
            .factory()
            .start(WorkerPolicy.ofCapacity(1), Request::text, Seams.production());
    CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              Thread.currentThread().interrupt();
              worker.status();
              interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
            });
    assertTrue(interruptedAfterwards.get(5, TimeUnit.SECONDS));
    worker.shutdown(ShutdownPolicy.NOW).await();
  }
}
