package dev.lockstep.modelcheck.structure.flow;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has flowed into each place so far: things, and {@link Source#OUTSIDE} if something may be there that came from
 * outside. What the outside itself has got hold of is kept apart, so that one can tell what surely comes from core.
 * Only grows.
 */
final class Contents {
  private final Map<Source.Place, Set<Source>> byPlace = new HashMap<>();
  private boolean grown;

  /** Adds what {@code sources} hold to what {@code place} holds. */
  void flow(Source.Place place, Set<Source> sources) {
    Set<Source> more = values(sources);
    if (place.equals(Source.OUTSIDE)) {
      more.remove(Source.OUTSIDE);
    }
    grown |= byPlace.computeIfAbsent(place, unseen -> new LinkedHashSet<>()).addAll(more);
  }

  /** The things that {@code sources} may be, and {@link Source#OUTSIDE} if they may come from there. */
  Set<Source> values(Set<Source> sources) {
    Set<Source> values = new LinkedHashSet<>();
    for (Source source : sources) {
      switch (source) {
        case Source.Thing thing -> values.add(thing);
        case Source.Outside outside -> values.add(outside);
        case Source.Place place -> values.addAll(byPlace.getOrDefault(place, Set.of()));
      }
    }
    return values;
  }

  /** The things among {@link #values}: what surely comes from core. */
  Set<Source.Thing> things(Set<Source> sources) {
    return onlyThings(values(sources));
  }

  /** Whether {@code sources} may come from outside. */
  boolean fromOutside(Set<Source> sources) {
    return values(sources).contains(Source.OUTSIDE);
  }

  /** What the outside has got hold of. */
  Set<Source.Thing> outside() {
    return onlyThings(byPlace.getOrDefault(Source.OUTSIDE, Set.of()));
  }

  private static Set<Source.Thing> onlyThings(Set<Source> values) {
    return values.stream()
        .filter(Source.Thing.class::isInstance)
        .map(Source.Thing.class::cast)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether anything was new since this was asked last. */
  boolean hasGrown() {
    boolean answer = grown;
    grown = false;
    return answer;
  }
}
