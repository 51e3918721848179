package dev.lockstep.modelcheck.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The immutable structures behave as the maps and strings that they stand for. */
final class SharedStructuresTest {
  /** A key whose hash codes collide on purpose. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return number % 7;
    }
  }

  private static SharedMap<Key, String> mapOf(List<Integer> numbers) {
    SharedMap<Key, String> map = SharedMap.empty();
    for (int number : numbers) {
      map = map.with(new Key(number), "v" + number);
    }
    return map;
  }

  @Test
  void mapsWithTheSameEntriesAreEqualInWhateverOrderTheyWereMade() {
    List<Integer> numbers = new ArrayList<>(List.of(1, 8, 15, 2, 3, 70, 77, -4, 100));
    SharedMap<Key, String> map = mapOf(numbers);
    Collections.shuffle(numbers, new Random(3));
    SharedMap<Key, String> shuffled = mapOf(numbers);
    assertEquals(map, shuffled);
    assertEquals(map.hashCode(), shuffled.hashCode());
    assertEquals(numbers.size(), map.size());
    for (int number : numbers) {
      assertEquals("v" + number, map.get(new Key(number)));
    }
    assertNull(map.get(new Key(22)));
  }

  @Test
  void aMapIsLeftAsItWas() {
    SharedMap<Key, String> one = mapOf(List.of(1));
    SharedMap<Key, String> two = one.with(new Key(8), "x");
    assertNull(one.get(new Key(8)));
    assertEquals("x", two.get(new Key(8)));
    assertNotEquals(one, two);
    assertNotEquals(two, one.with(new Key(8), "y"));
    assertNotEquals(mapOf(List.of(1, 2)), mapOf(List.of(1, 9)));
    assertThrows(IllegalArgumentException.class, () -> two.with(new Key(8), "z"));
  }

  @Test
  void textsWithTheSameCharactersAreEqualHoweverTheyWereCut() {
    SharedText text = SharedText.EMPTY.append("ab").append("").append("c");
    SharedText other = SharedText.EMPTY.append("a").append("bc");
    assertEquals(text, other);
    assertEquals(text.hashCode(), other.hashCode());
    assertEquals("abc", text.toString());
    assertTrue(text.contentEquals("abc"));
    assertFalse(text.contentEquals("abd"));
    assertNotEquals(text, other.append("d"));
    // "Aa" and "BB" have the same hash code.
    assertFalse(SharedText.EMPTY.append("Aa").contentEquals("BB"));
    assertNotEquals(SharedText.EMPTY.append("Aa"), SharedText.EMPTY.append("BB"));
  }
}
