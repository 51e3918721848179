package dev.lockstep.modelcheck.simulation.engine;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@link Verb}: a small number, from the simplest to the most elaborate.
 *
 * @param name as it is written
 * @param least the simplest value, which need not be written
 * @param most the greatest value
 * @param words the names of the values from {@code least} on; empty if they are numbers
 * @param refersTo the verb whose events are counted, from 1, if this is the number of one; else null
 * @param rarity a drawn value is another one than the simplest in one of so many cases; 1: all are equally likely
 */
public record Parameter(
    String name, int least, int most, List<String> words, @Nullable String refersTo, int rarity) {
  public Parameter {
    words = List.copyOf(words);
  }

  /** A number. */
  public static Parameter number(String name, int least, int most) {
    return new Parameter(name, least, most, List.of(), null, 2);
  }

  /** One of the constants of an enum, the simplest first; the value is its ordinal. */
  public static <E extends Enum<E>> Parameter word(String name, Class<E> type) {
    List<String> words = List.of(type.getEnumConstants()).stream().map(Parameter::written).toList();
    return new Parameter(name, 0, words.size() - 1, words, null, 2);
  }

  /** The number of an event with this verb. */
  public static Parameter reference(String name, String verb, int most) {
    return new Parameter(name, 1, most, List.of(), verb, 1);
  }

  /** The same, another one than the simplest only once in {@code times} draws. */
  public Parameter onceIn(int times) {
    return new Parameter(name, least, most, words, refersTo, times);
  }

  /** How a constant is written in plans and stories. */
  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String print(int value) {
    return words.isEmpty() ? String.valueOf(value) : words.get(value - least);
  }

  int parse(String text) throws PlanFormatException {
    int value = words.indexOf(text) + least;
    if (words.isEmpty()) {
      try {
        value = Integer.parseInt(text);
      } catch (NumberFormatException notANumber) {
        throw new PlanFormatException(name + "=" + text + ": not a number");
      }
    } else if (value < least) {
      throw new PlanFormatException(name + "=" + text + ": none of " + String.join(", ", words));
    }
    if (value < least || value > most) {
      throw new PlanFormatException(name + "=" + text + ": not from " + least + " to " + most);
    }
    return value;
  }
}
