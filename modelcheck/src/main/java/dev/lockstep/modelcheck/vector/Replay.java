package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.modelcheck.contract.fixture.Threads;
import dev.lockstep.spec.vector.Expectation;
import dev.lockstep.spec.vector.Step;
import dev.lockstep.spec.vector.Vector;
import dev.lockstep.spec.vector.Vectors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Replays vectors: after each step, what is seen must become what is expected, within a time that only a broken subject
 * needs. Each vector runs on a thread of its own, so that a subject that does not let its caller go is a failure and not
 * a hang. It is a platform thread: a subject that spins, or waits for another process, would keep a virtual one's
 * processor, and all others from running.
 *
 * <p>Immutable; thread-safe if the maker of subjects is.
 */
public final class Replay {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final Vectors vectors;
  private final Function<ObjectNode, Replayed> subjects;
  private final Duration patience;

  /**
   * Replays these vectors.
   *
   * @param subjects makes a new subject, within the bounds that the set names
   * @param patience how long to wait for what is expected
   */
  public Replay(Vectors vectors, Function<ObjectNode, Replayed> subjects, Duration patience) {
    this.vectors = vectors;
    this.subjects = subjects;
    this.patience = patience;
  }

  /**
   * Replays one vector. Blocks for a few times the patience at most.
   *
   * @throws AdapterException if the subject is behind an adapter that cannot be used
   */
  public Optional<VectorFailure> run(Vector vector) throws InterruptedException {
    Replayed subject = subjects.apply(vectors.given());
    Course course = new Course(vector, subject);
    FutureTask<Optional<VectorFailure>> task = new FutureTask<>(course::run);
    Thread thread = Thread.ofPlatform().daemon().name("vector").start(task);
    try {
      return task.get(patience.multipliedBy(4).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException hangs) {
      thread.interrupt();
      return Optional.of(course.failed(List.of(subject.ruleOfHangs()), "the call does not return", NOTHING));
    } catch (ExecutionException defect) {
      if (defect.getCause() instanceof AdapterException unusable) {
        throw unusable;
      }
      throw new IllegalStateException("the replay itself failed", defect.getCause());
    } finally {
      Thread.ofPlatform().daemon().name("clean-up").start(subject::close); // a stuck subject may hold it up
    }
  }

  /** One vector, under way. */
  private final class Course {
    private final Vector vector;
    private final Replayed subject;
    private volatile int at;

    private Course(Vector vector, Replayed subject) {
      this.vector = vector;
      this.subject = subject;
    }

    private Optional<VectorFailure> run() {
      Expectation expectation = new Expectation(vectors.start());
      for (int i = 0; i < vector.steps().size(); i++) {
        at = i;
        Step step = vector.steps().get(i);
        expectation.patch(step.expect());
        Optional<VectorFailure> failure = take(step, expectation);
        if (failure.isPresent()) {
          return failure;
        }
      }
      return Optional.empty();
    }

    private Optional<VectorFailure> take(Step step, Expectation expectation) {
      try {
        subject.apply(step);
        ObjectNode seen = awaited(expectation);
        if (expectation.differences(seen).isEmpty()) {
          return Optional.empty();
        }
        List<String> exactly = subject.broken(expected(at), expectation.soFar(), seen);
        return Optional.of(failed(exactly.isEmpty() ? List.of(step.rule()) : exactly, "", seen));
      } catch (AdapterException unusable) {
        throw unusable; // which says nothing of the subject
      } catch (RuleBroken broken) {
        return Optional.of(failed(List.of(broken.rule()), String.valueOf(broken.getMessage()), NOTHING));
      } catch (Throwable thrown) { // an Error of the subject is a finding too
        return Optional.of(failed(List.of(step.rule()), "unexpected " + thrown, NOTHING));
      }
    }

    /** What is seen, once it is what is expected, or when patience is over. */
    private ObjectNode awaited(Expectation expectation) throws Exception {
      long begin = System.nanoTime();
      ObjectNode seen = subject.seen();
      while (!expectation.differences(seen).isEmpty() && System.nanoTime() - begin < patience.toNanos()) {
        Threads.letOthersRun();
        seen = subject.seen();
      }
      return seen;
    }

    /** What must have been seen after so many steps. */
    private ObjectNode expected(int steps) {
      Expectation expectation = new Expectation(vectors.start());
      vector.steps().subList(0, steps).forEach(step -> expectation.patch(step.expect()));
      return expectation.soFar();
    }

    /** The failure of the present step. */
    private VectorFailure failed(List<String> rules, String reason, ObjectNode seen) {
      return new VectorFailure(vectors.set(), vector, at, rules, reason, expected(at + 1), seen);
    }
  }
}
