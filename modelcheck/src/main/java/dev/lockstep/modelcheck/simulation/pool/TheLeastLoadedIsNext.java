package dev.lockstep.modelcheck.simulation.pool;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * S6: a request waits only if no live worker has room, however silent some are; and the least loaded is given the next.
 */
final class TheLeastLoadedIsNext extends PoolLaw {
  /** How many requests a worker was given so far, and how many of them it has reported on. */
  private record Account(int given, int reported) {
    static Account of(Life life) {
      return new Account(life.given().size(), life.given().size() - life.load());
    }

    int load() {
      return given - reported;
    }
  }

  /** The accounts when everything was quiet the last time; empty if that was no plain situation. */
  private Map<Life, Account> accounts = new LinkedHashMap<>();

  /** How many requests had then been given out and come to no worker, because they were settled on the way. */
  private long inVain;

  TheLeastLoadedIsNext(PoolWorld world) {
    super("S6", world);
  }

  @Override
  public void whenQuiet() {
    if (world().works() && status().pending() > 0) {
      occasion();
      if (Room.of(world()) > 0 && world().present().stream().noneMatch(Life::owesAnAnswer)) {
        broken(() -> status().pending() + " requests wait, and a live worker has room: " + status());
      }
    }
    Map<Life, Account> now = new LinkedHashMap<>();
    world().present().forEach(life -> now.put(life, Account.of(life)));
    boolean outOfReach = world().present().stream().anyMatch(Life::isOutOfReach);
    long settledOnTheWay = Room.inVain(world());
    if (!outOfReach && settledOnTheWay == inVain) { // else somebody was given what is not seen
      compare(now);
    }
    inVain = settledOnTheWay;
    boolean plain = world().works() && status().retiring() + status().restarting() + status().pending() == 0;
    accounts = plain && !world().isAnybodyFrozen() ? now : new LinkedHashMap<>();
  }

  /** If one request was given out since, and nothing else happened, its worker had the least load. */
  private void compare(Map<Life, Account> now) {
    Life taker = null;
    for (Map.Entry<Life, Account> entry : now.entrySet()) {
      Account before = accounts.get(entry.getKey());
      boolean sameReports = before != null && before.reported() == entry.getValue().reported();
      int more = before == null ? 0 : entry.getValue().given() - before.given();
      if (!sameReports || more > 1 || (more == 1 && taker != null)) {
        return;
      }
      taker = more == 1 ? entry.getKey() : taker;
    }
    Account taken = taker == null ? null : accounts.get(taker);
    if (taken != null && now.size() == accounts.size()) {
      occasion();
      Life who = taker;
      accounts.forEach(
          (other, account) -> {
            if (account.load() < taken.load()) {
              broken(() -> who + " with load " + taken.load() + " was given a request, and " + other + " had load "
                  + account.load());
            }
          });
    }
  }
}
