package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import java.util.Arrays;
import java.util.function.Consumer;

/** W5: a status that was asked for after so many clients held their outcomes counts at least those, kind by kind. */
final class CountBeforeReply implements RoundCheck {
  @Override
  public String rule() {
    return "W5";
  }

  @Override
  public String demands() {
    return "A client that has its outcome sees it counted in every later status.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    for (Kind kind : Kind.values()) {
      examine(round, kind, seen);
    }
  }

  static void examine(RoundRecord round, Kind kind, Consumer<String> seen) {
    long[] told =
        round.requests().stream()
            .filter(request -> Kind.of(request.outcome()) == kind)
            .mapToLong(RequestRecord::settled)
            .sorted()
            .toArray();
    for (StatusRead read : round.reads()) {
      long known = below(told, read.invocation());
      long counted = kind.count(read.status()) - kind.count(round.before());
      if (counted < known) {
        seen.accept(
            "a status asked for " + Times.at(read.invocation()) + " counts " + counted + " requests of this round as "
                + kind.word() + ", but " + known + " clients had been told so, the last one "
                + Times.at(told[(int) known - 1]));
      }
    }
  }

  /** How many of the sorted {@code times} lie before {@code time}. */
  private static int below(long[] times, long time) {
    int found = Arrays.binarySearch(times, time);
    int place = found >= 0 ? found : -found - 1;
    while (place > 0 && times[place - 1] == time) {
      place--;
    }
    return place;
  }
}
