package dev.lockstep.modelcheck.explain;

import dev.lockstep.modelcheck.certificate.Certificate;
import dev.lockstep.modelcheck.certificate.Checkable;
import dev.lockstep.modelcheck.certificate.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Why a history is not linearizable, in lines for a terminal. */
public final class Story {
  private static final int MOST_SHOWN = 20;
  private static final int LONGEST = 300;

  private Story() {}

  /**
   * The operations that contradict each other and what is known of them, below the verdict; nothing if it is not
   * ILLEGAL.
   *
   * @param before how many operations precede this history, which is then a segment of a longer one
   */
  public static List<String> of(Checkable history, Verdict verdict, long before) {
    List<String> lines = new ArrayList<>();
    if (!(verdict instanceof Verdict.Illegal illegal)) {
      return lines;
    }
    Certificate.Refutation refutation = illegal.certificate();
    List<Integer> conflict = refutation.conflict().stream().sorted().toList();
    int answers = history.allAnswers().cardinality();
    if (before > 0) {
      lines.add("  all of the first %,d operations are right; numbers are counted from there".formatted(before));
    }
    lines.add("  the first %,d of %,d answers can all be right; these cannot:".formatted(refutation.prefix(), answers));
    for (int i : conflict.subList(0, Math.min(MOST_SHOWN, conflict.size()))) {
      lines.add("    #" + (i + 1) + " " + abbreviated(history.operation(i).toString()));
    }
    if (conflict.size() > MOST_SHOWN) {
      lines.add("    and " + (conflict.size() - MOST_SHOWN) + " others");
    }
    lines.add("  " + standing(illegal));
    return lines;
  }

  /** What the certificate is worth. */
  static String standing(Verdict.Illegal illegal) {
    String objection = illegal.objection();
    if (objection != null) {
      return "certificate not verified: " + objection;
    }
    return illegal.certificate().isMinimal()
        ? "certificate verified: without any one of these answers there is an order"
        : "certificate verified; whether each of these answers is needed is not known";
  }

  private static String abbreviated(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 4) + " ...";
  }
}
