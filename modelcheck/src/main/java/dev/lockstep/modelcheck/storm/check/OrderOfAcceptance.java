package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** W13: requests start in the order of their sequence numbers, which is that of time. */
final class OrderOfAcceptance implements RoundCheck {
  @Override
  public String rule() {
    return "W13";
  }

  @Override
  public String demands() {
    return "Requests start in the order in which they were accepted; who was accepted before another was posted "
        + "comes first.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    List<RequestRecord> accepted = round.requests().stream().filter(RequestRecord::accepted).toList();
    distinct(accepted, seen);
    starts(accepted, seen);
    realTime(accepted, seen);
  }

  private static long number(RequestRecord request) {
    return request.sequence().orElseThrow();
  }

  private static void distinct(List<RequestRecord> accepted, Consumer<String> seen) {
    Set<Long> numbers = new HashSet<>();
    for (RequestRecord request : accepted) {
      if (!numbers.add(number(request))) {
        seen.accept("two requests were accepted as number " + number(request) + ", one of them " + request.id());
      }
    }
  }

  private static void starts(List<RequestRecord> accepted, Consumer<String> seen) {
    List<RequestRecord> started =
        accepted.stream()
            .filter(RequestRecord::ran)
            .sorted(Comparator.comparingLong(request -> request.executions().getFirst().entered()))
            .toList();
    for (int i = 1; i < started.size(); i++) {
      RequestRecord before = started.get(i - 1);
      RequestRecord after = started.get(i);
      if (number(before) > number(after)) {
        seen.accept(
            before.id() + ", accepted as number " + number(before) + ", started before " + after.id()
                + ", accepted as number "
                + number(after));
      }
    }
  }

  private static void realTime(List<RequestRecord> accepted, Consumer<String> seen) {
    Ladder known = new Ladder();
    accepted.forEach(request -> known.add(request.admitted(), number(request), request.id()));
    for (RequestRecord request : accepted) {
      Ladder.Step step = known.highestBefore(request.posted());
      if (step != null && step.value() > number(request)) {
        seen.accept(
            request.id() + " was posted " + Times.at(request.posted()) + " and accepted as number " + number(request)
                + ", but " + step.what() + " had been told " + Times.at(step.time()) + " that it was number "
                + step.value());
      }
    }
  }
}
