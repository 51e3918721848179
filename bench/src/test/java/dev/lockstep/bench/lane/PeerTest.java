package dev.lockstep.bench.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.Expected;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every peer answers each question with its own answer, and is among the benchmarks. */
final class PeerTest {
  private static final int QUESTIONS = 200;

  @ParameterizedTest
  @EnumSource
  void everyQuestionGetsItsAnswer(Peer peer) throws Exception {
    for (Ask ask : List.of(new Ask.OnVirtual(), new Ask.OnPlatform())) {
      Exchange exchange = peer.open(ask.owners());
      for (int i = 0; i < QUESTIONS; i++) {
        String question = "question " + i;
        assertEquals(question, exchange.ask(question));
      }
      exchange.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBenchmarkAsks(Peer peer) throws Exception {
    Ask ask = new Ask.OnVirtual();
    ask.peer = peer;
    ask.open();
    assertEquals("question", ask.ask());
    ask.close();
  }

  @Test
  void everyPeerIsExpected() {
    Set<String> expected = Expected.keys("lane");

    for (Peer peer : Peer.values()) {
      assertTrue(expected.contains(Ask.class.getName() + ".OnVirtual.ask(peer=" + peer + ")"), expected::toString);
      assertTrue(expected.contains(Ask.class.getName() + ".OnPlatform.ask(peer=" + peer + ")"), expected::toString);
    }
  }
}
