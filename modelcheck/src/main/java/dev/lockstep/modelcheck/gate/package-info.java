/**
 * The gate: runs the engines as processes, reads the evidence that they leave, and judges every rule for every subject.
 * It looks into no engine, only into the files that they leave.
 *
 * <p>Reading order: {@link dev.lockstep.modelcheck.gate.EngineSpec}, {@link dev.lockstep.modelcheck.gate.Plan}, {@link
 * dev.lockstep.modelcheck.gate.Judge}, {@link dev.lockstep.modelcheck.gate.Judgement}, {@link
 * dev.lockstep.modelcheck.gate.Gate}.
 */
@NullMarked
package dev.lockstep.modelcheck.gate;

import org.jspecify.annotations.NullMarked;
