/**
 * The building blocks of share-by-communicating: {@link dev.lockstep.channel.Inbox} (many senders, one owner), {@link
 * dev.lockstep.channel.Oneshot} (one reply), {@link dev.lockstep.channel.Watch} (the latest value), {@link
 * dev.lockstep.channel.Broadcast} (every value to every {@link dev.lockstep.channel.Subscription}), and {@link
 * dev.lockstep.channel.Owner} (the loop of the one thread that may touch the state).
 *
 * <p>Nothing here takes a lock. Threads are parked and unparked through {@link dev.lockstep.channel.Parker}, the one
 * boundary behind which the JDK may lock.
 */
@NullMarked
package dev.lockstep.channel;

import org.jspecify.annotations.NullMarked;
