package dev.lockstep.modelcheck.structure.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.KitClasses;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recorder that hears nothing is not content. */
final class FlightTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  private static Flight flight() throws IOException {
    return new Flight(new Hierarchy(KitClasses.on(EngineProcess.ownClassPath()).core()), method -> false);
  }

  @Test
  void hearsTheOwnerAndItsClientsPark() throws IOException {
    Flight flight = flight();
    flight.run(new Rush().get(), SHORT);
    assertEquals(List.of(), flight.doubts());
    assertTrue(flight.explored().getOrDefault("ownerParks", 0L) > 0, flight.explored().toString());
  }

  @Test
  void silenceIsADoubtAndNoPass() throws IOException {
    Flight flight = flight();
    flight.run(millis -> 1L, SHORT);
    assertEquals(List.of(), flight.offences());
    assertEquals(1, flight.doubts().size());
    assertTrue(flight.doubts().getFirst().contains("0 parks of the owner"), flight.doubts().toString());
  }

  @Test
  void aRushThatDoesNothingIsAFailure() throws IOException {
    Flight flight = flight();
    assertThrows(IllegalStateException.class, () -> flight.run(millis -> 0L, SHORT));
  }
}
