package dev.lockstep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Worker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader is told when the client that should keep the worker changing does not. */
final class PacedClientTest {

  @ParameterizedTest
  @EnumSource
  void everyRequestIsCounted(Subject subject) throws Exception {
    Worker worker = subject.start(Seams.production());
    PacedClient client = new PacedClient(worker).start();
    long own = 0;
    while (worker.status().completed() - own < 3) {
      Subject.roundTrip(worker);
      own++;
    }
    client.stop();

    assertEquals(worker.status().completed() - own, client.sinceLastAsked());
    Subject.stop(worker);
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatDidNothingIsAnError(Subject subject) throws Exception {
    Worker worker = subject.start(Seams.production());
    PacedClient client = new PacedClient(worker);

    IllegalStateException failure = assertThrows(IllegalStateException.class, client::sinceLastAsked);
    assertEquals("the client completed no request", failure.getMessage());
    Subject.stop(worker);
  }

  @Test
  void aClientWhoseRequestsAreRefusedIsAnError() throws Exception {
    Worker worker = Subject.MUTEX.start(Seams.production());
    worker.shutdown(ShutdownPolicy.DEFAULT).await();
    PacedClient client = new PacedClient(worker).start();

    IllegalStateException failure = assertThrows(IllegalStateException.class, client::stop);
    assertEquals("the client failed", failure.getMessage());
  }
}
