package dev.lockstep.spec.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lockstep.spec.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas accept what ships, and refuse what the formats forbid. */
final class SchemasTest {
  @Test
  void theRuleTableMatches() throws IOException {
    String table = Files.readString(Home.locate().resolve("spec/src/main/resources/dev/lockstep/spec/rules.json"));

    assertEquals(List.of(), Schemas.complaints("rules", table));
    assertFalse(Schemas.complaints("rules", table.replaceFirst("\"unchecked\": ", "\"unchecekd\": ")).isEmpty());
  }

  @Test
  void aRuleWithoutChecksNeedsAReason() throws IOException {
    String rule = """
        [{"id":"B1","title":"t","must":"m","intent":"i","gated":true,"required":[],"unchecked":"why","controls":[]}]""";

    assertEquals(List.of(), Schemas.complaints("rules", rule));
    assertFalse(Schemas.complaints("rules", rule.replace("\"unchecked\":\"why\",", "")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{'lockstep':'history','version':1,'model':'cas-register'}",
    "{'lockstep':'history','version':1,'model':'worker','capacity':16}",
    "{'lockstep':'history','version':1,'model':'worker','capacity':16,'initial':{'phase':'open','accepted':40,"
        + "'queued':0,'current':null,'occupied':false,'completed':30,'failed':4,'timedOut':3,'cancelled':3}}",
    "{'process':0,'type':'invoke','op':'write','value':3,'time':120}",
    "{'process':1,'type':'info','op':'cas','error':'timed-out'}",
    "{'process':1,'type':'fail','op':'cas','value':[0,2]}",
    "{'process':2,'type':'fail','op':'submit','request':'r17','error':'full'}",
    "{'process':2,'type':'invoke','op':'settle','request':'r17','outcome':'timed-out'}"
  })
  void aHistoryLineMatches(String line) throws IOException {
    assertEquals(List.of(), Schemas.complaints("history", line.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{'lockstep':'history','version':2,'model':'cas-register'}",
    "{'lockstep':'history','version':1,'model':'worker'}",
    "{'lockstep':'history','version':1,'model':'worker','capacity':16,'initial':{'phase':'open'}}",
    "{'process':0,'type':'begin','op':'write','value':3}",
    "{'process':-1,'type':'ok','op':'write'}",
    "{'type':'ok','op':'write'}",
    "{'process':2,'type':'invoke','op':'settle','request':'r17','outcome':'lost'}",
    "{'process':0,'type':'ok','op':'write','time':-5}"
  })
  void aFaultyHistoryLineDoesNot(String line) throws IOException {
    assertFalse(Schemas.complaints("history", line.replace('\'', '"')).isEmpty());
  }
}
