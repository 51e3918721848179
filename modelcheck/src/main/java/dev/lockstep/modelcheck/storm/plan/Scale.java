package dev.lockstep.modelcheck.storm.plan;

import java.util.concurrent.TimeUnit;

/**
 * How large a round is.
 *
 * @param clients threads that post
 * @param observers threads that look; every {@code oneAsksIn}-th asks the owner, the others read the status
 * @param requests about how many the clients post together
 * @param roundsPerLife every how many rounds the worker is shut down in mid-flight; 1: in each
 * @param callers how many threads shut it down
 * @param oneAsksIn see {@code observers}
 * @param looks how often an observer reads without a pause
 * @param questions how many an observer asks before it waits for the answers
 * @param pauseNanos the longest rest of an observer between two such bursts
 * @param closingNanos how long after its beginning the shutdown of a round comes, at most
 */
public record Scale(
    int clients,
    int observers,
    int requests,
    int roundsPerLife,
    int callers,
    int oneAsksIn,
    int looks,
    int questions,
    long pauseNanos,
    long closingNanos) {

  /** Large enough that everybody gets in everybody's way, small enough for the linearizability checker. */
  public static Scale storm(int clients, int observers) {
    return new Scale(
        clients, observers, 32, 4, 3, 4, 50, 16, TimeUnit.MICROSECONDS.toNanos(400), TimeUnit.MILLISECONDS.toNanos(20));
  }

  /** The same rounds, with another length of lives. */
  public Scale withRoundsPerLife(int rounds) {
    return new Scale(
        clients, observers, requests, rounds, callers, oneAsksIn, looks, questions, pauseNanos, closingNanos);
  }

  /** About a hundred events with the steps of the owner: what TLC checks in a tenth of a second. */
  public static Scale trace(boolean shutDown) {
    return new Scale(
        3, 2, 9, shutDown ? 1 : Integer.MAX_VALUE, 1, 2, 1, 1, TimeUnit.MILLISECONDS.toNanos(8),
        TimeUnit.MILLISECONDS.toNanos(5));
  }
}
