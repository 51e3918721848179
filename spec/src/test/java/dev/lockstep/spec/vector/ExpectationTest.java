package dev.lockstep.spec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpectationTest {
  @Test
  void objectsArePatchedArraysGrowAndTheRestIsReplaced() throws JsonFormatException {
    Expectation expectation = new Expectation(json("{'status':{'phase':'open','current':'r1','queued':0}}"));
    expectation.patch(json("{'starts':['r1'],'status':{'queued':1}}"));
    expectation.patch(json("{'starts':['r2'],'status':{'current':null},'outcomes':{'r1':'completed'}}"));

    assertEquals(json("{'status':{'phase':'open','current':null,'queued':1},'starts':['r1','r2'],"
        + "'outcomes':{'r1':'completed'}}"), expectation.soFar());
  }

  @Test
  void aPatchDoesNotChangeTheBeginning() throws JsonFormatException {
    ObjectNode start = json("{'status':{'queued':0}}");
    new Expectation(start).patch(json("{'status':{'queued':1}}"));
    assertEquals(json("{'status':{'queued':0}}"), start);
  }

  @Test
  void saysWhereSomethingElseIsSeen() throws JsonFormatException {
    Expectation expectation = new Expectation(json("{'status':{'phase':'open','queued':0},'starts':['r1']}"));

    assertEquals(
        List.of("ended: expected nothing, seen true", "starts: expected [\"r1\"], seen nothing",
            "status.phase: expected \"open\", seen \"stopped\""),
        expectation.differences(json("{'status':{'phase':'stopped','queued':0},'ended':true}")).stream()
            .map(Object::toString).toList());
  }

  @Test
  void numbersAreComparedByTheirValue() throws JsonFormatException {
    ObjectNode wide = json("{'counts':[]}");
    wide.withArrayProperty("counts").add(1L);
    assertEquals(List.of(), new Expectation(json("{'counts':[1]}")).differences(wide));
    assertEquals(1, new Expectation(json("{'counts':[2]}")).differences(wide).size());
    assertEquals(1, new Expectation(json("{'counts':[1,1]}")).differences(wide).size());
  }

  private static ObjectNode json(String text) throws JsonFormatException {
    return (ObjectNode) StrictJson.parse(text.replace('\'', '"'));
  }
}
