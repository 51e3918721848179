package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.monitor.LongOrder;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the recorded starts say about the order in which requests were accepted.
 *
 * <p>Let a have to start by {@code startBy(a)}, and let the execution of b end at {@code end(b)} at the earliest. If
 * {@code end(b) > startBy(a)} then b does not start before a, since one execution ends before the next begins. Then a
 * was accepted before b, for the queue is first in, first out. So the requests that must start, in the order of
 * {@code startBy}, fall into blocks: a new block begins where the executions of all that follow end after the starts
 * of all before. Requests of earlier blocks are accepted, and start, before those of later ones. Where a pipeline's
 * entry and return were recorded, each block is a single request.
 *
 * <p>From this, acceptances and starts get narrower bounds. Every legal placement obeys them.
 */
final class StartOrder {
  private final WorkerFacts facts;
  private final Words words;
  private @Nullable Rejection found;

  /** The requests that must start, in their order. */
  int[] sequence = {};

  /** Of each request: its block; {@code NONE} if it need not start. */
  final int[] block;

  /** How many requests each block has. */
  int[] blockSizes = {};

  StartOrder(WorkerFacts facts) {
    this.facts = facts;
    words = new Words(facts.log);
    block = new int[facts.requests];
    Arrays.fill(block, NONE);
  }

  /** Finds the blocks and narrows the bounds; the first contradiction, or null. */
  @Nullable Rejection narrow() {
    sequence();
    blocks();
    overlaps();
    if (found == null) {
      backwards();
      forwards();
    }
    if (found == null) {
      blocked();
    }
    return found;
  }

  private void sequence() {
    int[] requests = new int[facts.requests];
    long[] keys = new long[facts.requests];
    int count = 0;
    for (int r = 0; r < facts.requests; r++) {
      if (facts.mustStart(r)) {
        requests[count] = r;
        keys[count++] = facts.startBy[r];
      }
    }
    LongOrder.sort(requests, keys, count);
    sequence = Arrays.copyOf(requests, count);
  }

  /** The earliest end of the execution of a request that starts. */
  private long end(int r) {
    if (facts.outcome[r] == NONE || facts.settleFrom[r] == NEVER) {
      return NEVER;
    }
    return facts.isAbandoned(r) ? facts.leaveFrom[r] : facts.settleFrom[r];
  }

  private void blocks() {
    int count = sequence.length;
    long[] endsAfter = new long[count + 1]; // the least end from here on
    endsAfter[count] = NEVER;
    for (int k = count - 1; k >= 0; k--) {
      endsAfter[k] = Math.min(end(sequence[k]), endsAfter[k + 1]);
    }
    int[] sizes = new int[count];
    int blocks = 0;
    for (int k = 0; k < count; k++) {
      if (k > 0 && endsAfter[k] > facts.startBy[sequence[k - 1]]) {
        blocks++;
      }
      block[sequence[k]] = blocks;
      sizes[blocks]++;
    }
    blockSizes = Arrays.copyOf(sizes, count == 0 ? 0 : blocks + 1);
  }

  /** Two executions of which each ends after the other has to start. */
  private void overlaps() {
    int longest = NONE; // of those so far, the one whose execution ends last
    for (int r : sequence) {
      if (longest != NONE && end(longest) > facts.startBy[r] && end(r) > facts.startBy[longest]) {
        found =
            Contradiction.OVERLAP.between(
                words.request(longest) + " had started by " + words.at(facts.startBy[longest]) + " and "
                    + words.request(r) + " by " + words.at(facts.startBy[r]) + ", but neither execution can have ended"
                    + " before the other began: " + ends(longest) + ", " + ends(r),
                witness(longest), witness(r));
        return;
      }
      if (longest == NONE || end(r) > end(longest)) {
        longest = r;
      }
    }
  }

  private String ends(int r) {
    return end(r) == NEVER
        ? "nothing ends that of " + words.request(r)
        : "that of " + words.request(r) + " ends at " + words.at(end(r)) + " at the earliest";
  }

  /** The operation that shows that the request started. */
  private int witness(int r) {
    return facts.answeredAt(r, facts.startBy[r]);
  }

  /** What is accepted, or starts, before another has to have done so by then. */
  private void backwards() {
    long bound = NEVER;
    int of = NONE; // whose bound it is
    long following = NEVER; // the same for the blocks after this one
    int followingOf = NONE;
    for (int k = sequence.length - 1; k >= 0 && found == null; k--) {
      int r = sequence[k];
      if (k + 1 < sequence.length && block[sequence[k + 1]] != block[r]) {
        following = bound;
        followingOf = of;
      }
      if (following < facts.acceptFrom[r]) {
        fifo(r, followingOf, following);
      }
      facts.acceptBy[r] = Math.min(facts.acceptBy[r], following);
      if (facts.acceptBy[r] < bound) {
        bound = facts.acceptBy[r];
        of = r;
      }
    }
  }

  private void fifo(int earlier, int later, long by) {
    int accepted = facts.answeredAt(later, by);
    found =
        Contradiction.FIFO.between(
            words.request(later) + " had been accepted by " + words.at(by) + " (" + words.operation(accepted)
                + "), before " + words.request(earlier) + " was submitted at " + words.at(facts.acceptFrom[earlier])
                + ", but " + words.request(earlier) + " started first (by " + words.at(facts.startBy[earlier]) + ")",
            accepted, witness(earlier), witness(later));
  }

  /** What is accepted, or starts, after another cannot do so before it. */
  private void forwards() {
    long accepted = 0;
    long ended = 0;
    int endedOf = NONE;
    long acceptedBefore = 0;
    long endedBefore = 0;
    int endedBeforeOf = NONE;
    for (int k = 0; k < sequence.length && found == null; k++) {
      int r = sequence[k];
      if (k > 0 && block[sequence[k - 1]] != block[r]) {
        acceptedBefore = accepted;
        endedBefore = ended;
        endedBeforeOf = endedOf;
      }
      facts.acceptFrom[r] = Math.max(facts.acceptFrom[r], acceptedBefore);
      facts.startFrom[r] = Math.max(facts.startFrom[r], Math.max(facts.acceptFrom[r], endedBefore));
      if (facts.startFrom[r] > facts.startBy[r]) {
        tooLate(r, endedBeforeOf);
      }
      if (facts.settleFrom[r] != NEVER) {
        facts.settleFrom[r] = Math.max(facts.settleFrom[r], facts.startFrom[r]);
      }
      accepted = Math.max(accepted, facts.acceptFrom[r]);
      if (end(r) > ended) {
        ended = end(r);
        endedOf = r;
      }
    }
  }

  private void tooLate(int r, int before) {
    found =
        before == NONE
            ? Contradiction.TOO_EARLY.between(
                words.request(r) + " started by " + words.at(facts.startBy[r]) + ", but not before "
                    + words.at(facts.startFrom[r]),
                witness(r))
            : Contradiction.OVERLAP.between(
                words.request(r) + " started by " + words.at(facts.startBy[r]) + ", but " + words.request(before)
                    + " started before it, and " + ends(before),
                witness(before), witness(r));
  }

  /** A request that never starts leaves the queue when it is settled; until then it keeps those behind it there. */
  private void blocked() {
    int[] ahead = requests(r -> !facts.mayStart(r) && facts.acceptBy[r] != NEVER, facts.acceptBy);
    int[] behind = requests(facts::mustStart, facts.acceptFrom);
    int last = NONE; // of those ahead so far, the one that leaves last
    int next = 0;
    for (int r : behind) {
      while (next < ahead.length && facts.acceptBy[ahead[next]] < facts.acceptFrom[r]) {
        int x = ahead[next++];
        last = last == NONE || facts.settleFrom[x] > facts.settleFrom[last] ? x : last;
      }
      if (last != NONE && facts.settleFrom[last] > facts.startBy[r]) {
        found =
            Contradiction.BLOCKED.between(
                words.request(last) + " had been accepted by " + words.at(facts.acceptBy[last]) + ", before "
                    + words.request(r) + " was submitted, and cannot have left the queue before "
                    + words.at(facts.settleFrom[last]) + ", but " + words.request(r) + " started by "
                    + words.at(facts.startBy[r]),
                facts.answeredAt(last, facts.acceptBy[last]), witness(r));
        return;
      }
    }
  }

  /** Those of the requests that are such, in the order of their keys. */
  private int[] requests(IntPredicate such, long[] keys) {
    int[] requests = IntStream.range(0, facts.requests).filter(such).toArray();
    long[] sorted = Arrays.stream(requests).mapToLong(r -> keys[r]).toArray();
    LongOrder.sort(requests, sorted, requests.length);
    return requests;
  }
}
