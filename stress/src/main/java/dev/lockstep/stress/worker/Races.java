package dev.lockstep.stress.worker;

/** The files of this package that have tests. */
public final class Races {
  /** All of them. */
  public static final Class<?>[] ALL = {
    AdmissionThenStatus.class,
    CancelAgainstCompletion.class,
    CancelAgainstStart.class,
    CrashAgainstPost.class,
    DeadlineAgainstCompletion.class,
    OneAtATime.class,
    OutcomeThenStatus.class,
    PostAgainstShutdown.class,
    QueryAgainstShutdown.class,
    RealOwner.class,
    ShutdownTwice.class,
    StatusAgrees.class,
    TwoPosts.class,
    TwoPostsForOnePlace.class,
    WhatThePipelineDid.class
  };

  private Races() {}
}
