/**
 * The memory model that the kit relies on, in lessons to be read in order: what can go wrong, what was seen, the code.
 *
 * <p>Each lesson has a version {@code Shipped}, which is the kit's own class in the smallest race that needs the fact,
 * and weakened versions, which are local code, broken on purpose. A weakened version must be <em>seen</em> to be
 * broken wherever a machine is known to show it; the check {@code jcstress.litmus} is in doubt otherwise. Where it is
 * hidden, the lesson says why.
 *
 * <p>How to read an outcome: {@code ->} is "happens before" in the interleaving that explains it. What no interleaving
 * explains is a reordering.
 *
 * <pre>
 * L01  publication through the watch     what the writer did before is seen with the value
 * L02  never back                        two reads of one field keep their order
 * L03  volatile, not release and acquire two fields need one order that all agree on
 * L04  the inbox: publish                a message is there when its offer returns
 * L05  the inbox: drain                  everything is taken once
 * L06  park with a recheck               no wake-up is lost
 * L07  close and drain                   a message is received or refused
 * L08  hand-over of ownership            the next owner sees what the last one did
 * L09  final fields of a status          a status is whole however it is found
 * L10  one reply                         a reply is given once
 * </pre>
 */
@NullMarked
package dev.lockstep.stress.litmus;

import org.jspecify.annotations.NullMarked;
