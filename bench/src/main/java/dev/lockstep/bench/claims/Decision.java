package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a claim.
 *
 * @param id such as {@code P1}
 * @param promise what the document says
 * @param verdict what the measurements say
 * @param conditions the circumstances that were looked at; empty if data are missing
 * @param reason why the verdict is unknown; null if it is not
 */
public record Decision(
    String id, String promise, Verdict verdict, List<Condition> conditions, @Nullable String reason) {
  /** Copies the list. */
  public Decision {
    conditions = List.copyOf(conditions);
  }

  /**
   * The verdict that follows from {@code conditions}: it <em>holds</em> if it does so in all circumstances that are
   * judged, <em>holds when</em> in some, <em>does not hold</em> if in none. A circumstance in which the figures do not
   * tell counts for neither; if no circumstance tells of a yes and not all tell of a no, the verdict is unknown.
   */
  static Decision of(String id, String promise, List<Condition> conditions) {
    List<Answer> answers = conditions.stream().filter(Condition::judged).map(Condition::answer).toList();
    if (answers.isEmpty()) {
      return unknown(id, promise, "nothing was measured that the claim is about");
    }
    if (answers.stream().allMatch(Answer.YES::equals)) {
      return new Decision(id, promise, Verdict.HOLDS, conditions, null);
    }
    if (answers.contains(Answer.YES)) {
      return new Decision(id, promise, Verdict.HOLDS_WHEN, conditions, null);
    }
    if (answers.stream().allMatch(Answer.NO::equals)) {
      return new Decision(id, promise, Verdict.DOES_NOT_HOLD, conditions, null);
    }
    return new Decision(
        id, promise, Verdict.UNKNOWN, conditions, "the figures spread too widely to tell; see the conditions");
  }

  /** A claim of which nobody knows. */
  static Decision unknown(String id, String promise, String reason) {
    return new Decision(id, promise, Verdict.UNKNOWN, List.of(), reason);
  }

  /** The verdict as a sentence without a full stop. */
  public String sentence() {
    return switch (verdict) {
      case HOLDS, DOES_NOT_HOLD -> verdict.label() + undecided();
      case HOLDS_WHEN -> verdict.label() + " " + whens(Answer.YES) + undecided();
      case UNKNOWN -> verdict.label() + ": " + reason;
    };
  }

  private String undecided() {
    String open = whens(Answer.UNDECIDED);
    return open.isEmpty() ? "" : " (not told by this run: " + open + ")";
  }

  private String whens(Answer answer) {
    return conditions.stream()
        .filter(condition -> condition.judged() && condition.answer() == answer)
        .map(Condition::when)
        .collect(Collectors.joining("; or "));
  }
}
