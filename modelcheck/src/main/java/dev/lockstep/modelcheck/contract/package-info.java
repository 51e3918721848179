/**
 * The contract of a worker, rule by rule, checked on real threads.
 *
 * <p>Reading order: {@link dev.lockstep.modelcheck.contract.Check}, any of the contracts (such as {@link
 * dev.lockstep.modelcheck.contract.StatusContract}), {@link dev.lockstep.modelcheck.contract.Suite}, {@link
 * dev.lockstep.modelcheck.contract.ContractEngine}.
 */
@NullMarked
package dev.lockstep.modelcheck.contract;

import org.jspecify.annotations.NullMarked;
