package dev.lockstep.stress.litmus;

/** The lessons, in the order in which they are to be read. */
public final class Lessons {
  /** All of them. */
  public static final Class<?>[] ALL = {
    L01_PublicationThroughTheWatch.class,
    L02_NeverBack.class,
    L03_VolatileNotReleaseAcquire.class,
    L04_InboxPublish.class,
    L05_InboxDrain.class,
    L06_ParkWithRecheck.class,
    L07_CloseAndDrain.class,
    L08_HandOverOfOwnership.class,
    L09_FinalFieldsOfAStatus.class,
    L10_OneReply.class
  };

  private Lessons() {}
}
