package dev.lockstep.modelcheck.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * First line of a history: {@code {"lockstep":"history","version":1,"model":"worker","capacity":16}}.
 *
 * @param model name of the sequential specification that the history claims to follow
 * @param parameters the remaining fields (JSON values, see {@link Fields}), such as the capacity of a worker
 */
public record Header(String model, Map<String, @Nullable Object> parameters) {
  /** The only format version that exists. */
  public static final long VERSION = 1;

  /** Copies the parameters. */
  public Header {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** A header without parameters. */
  public static Header of(String model) {
    return new Header(model, Map.of());
  }
}
