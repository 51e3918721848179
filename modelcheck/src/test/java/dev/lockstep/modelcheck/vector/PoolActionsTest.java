package dev.lockstep.modelcheck.vector;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/** A pool does what the small model of it does, whatever is done to it and in whichever order: restarts and scaling. */
final class PoolActionsTest {
  private static final int TRIES = 200;

  @Provide
  Arbitrary<ActionChain<PoolAndModel>> restarts() {
    return chains(Deed.RESTARTS);
  }

  @Provide
  Arbitrary<ActionChain<PoolAndModel>> scaling() {
    return chains(Deed.SCALING);
  }

  private static ActionChainArbitrary<PoolAndModel> chains(List<Deed> deeds) {
    ActionChainArbitrary<PoolAndModel> chains = ActionChain.startWith(PoolAndModel::new);
    for (Deed deed : deeds) {
      chains = chains.withAction(deed.weight(), action(deed));
    }
    return chains.withMaxTransformations(Deed.MOST);
  }

  private static Action.Independent<PoolAndModel> action(Deed deed) {
    return () -> Arbitraries.integers().between(0, Deed.CHOICES).map(
        choice -> Transformer.mutate(deed.what() + " " + choice, pool -> deed.how().accept(pool, choice)));
  }

  @Property(tries = TRIES)
  void restartsAsTheModelDoes(@ForAll("restarts") ActionChain<PoolAndModel> chain) {
    chain.withInvariant("pool and model are the same", PoolAndModel::areTheSame).run();
  }

  @Property(tries = TRIES)
  void scalesAsTheModelDoes(@ForAll("scaling") ActionChain<PoolAndModel> chain) {
    chain.withInvariant("pool and model are the same", PoolAndModel::areTheSame).run();
  }
}
