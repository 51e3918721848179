package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.certificate.SegmentedCheck;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.HistoryWriter;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks mutated history files. Each must be refused with a sentence that names its line, or get a verdict;
 * and soon. Not thread-safe.
 */
public final class Fuzz {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 64L << 20);
  private static final String[] VALUES = {
    "null", "-1", "0", "9223372036854775807", "9007199254740993", "1e9", "1.5", "true", "\"\"", "[]", "{}", "\"open\"",
    "[1,2]", "\"\\u0000\"", "99999999999999999999"
  };

  private final Random random;
  private final Map<String, Long> results = new TreeMap<>();
  private long slowestMillis;
  private @Nullable String failure;

  /** A fuzzer; the seed decides the files. */
  public Fuzz(long seed) {
    random = new Random(seed);
  }

  /** Tries {@code files} more, until one fails. */
  public void run(long files) throws IOException {
    for (long i = 0; i < files && failure == null; i++) {
      check(mutated(file()));
    }
  }

  private byte[] file() throws IOException {
    String model = Problem.MODELS.get(random.nextInt(Problem.MODELS.size()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistoryWriter.write(SmallHistories.of(model, random), out);
    return out.toByteArray();
  }

  private byte[] mutated(byte[] file) {
    byte[] mutated = file;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && mutated.length > 0; i++) {
      mutated =
          switch (random.nextInt(8)) {
            case 0 -> bytes(mutated);
            case 1, 2 -> lines(mutated);
            default -> digit(mutated);
          };
    }
    return mutated;
  }

  /** Mostly still well-formed, but another history. */
  private byte[] digit(byte[] file) {
    byte[] changed = file.clone();
    int at = random.nextInt(file.length);
    while (at < file.length && (file[at] < '0' || file[at] > '9')) {
      at++;
    }
    if (at < file.length) {
      changed[at] = (byte) ('0' + random.nextInt(10));
    }
    return changed;
  }

  private byte[] bytes(byte[] file) {
    int at = random.nextInt(file.length);
    switch (random.nextInt(3)) {
      case 0 -> {
        byte[] changed = file.clone();
        changed[at] = (byte) random.nextInt(256);
        return changed;
      }
      case 1 -> {
        return Arrays.copyOf(file, at);
      }
      default -> {
        byte[] shorter = new byte[file.length - 1];
        System.arraycopy(file, 0, shorter, 0, at);
        System.arraycopy(file, at + 1, shorter, at, shorter.length - at);
        return shorter;
      }
    }
  }

  private byte[] lines(byte[] file) {
    List<String> lines = new ArrayList<>(new String(file, StandardCharsets.ISO_8859_1).lines().toList());
    int at = random.nextInt(Math.max(1, lines.size()));
    if (lines.isEmpty()) {
      return file;
    }
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.add(lines.remove(at));
      case 3 -> lines.set(at, lines.get(at).replaceFirst(":[^,{}\\[]+([,}])", ":" + value() + "$1"));
      default -> {
        String[] parts = lines.get(at).split(":", -1);
        int part = 1 + random.nextInt(Math.max(1, parts.length - 1));
        if (part < parts.length) {
          parts[part] = parts[part].replaceFirst("^[^,}]+", value());
        }
        lines.set(at, String.join(":", parts));
      }
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private String value() {
    return VALUES[random.nextInt(VALUES.length)].replace("\\", "\\\\");
  }

  private void check(byte[] file) {
    long began = System.nanoTime();
    String result;
    try {
      Verdict verdict =
          SegmentedCheck.check("fuzz", new ByteArrayInputStream(file), null, LIMITS).verdict();
      result = verdict.word();
    } catch (HistoryFormatException refused) {
      result = "refused";
      if (!String.valueOf(refused.getMessage()).matches("(?s)fuzz:\\d+: .+")) {
        fail(file, refused);
      }
    } catch (IOException | RuntimeException | StackOverflowError defect) {
      result = "failed";
      fail(file, defect);
    }
    results.merge(result, 1L, Long::sum);
    slowestMillis = Math.max(slowestMillis, (System.nanoTime() - began) / 1_000_000);
  }

  private void fail(byte[] file, Throwable defect) {
    failure = defect + " on:\n" + new String(file, StandardCharsets.ISO_8859_1);
  }

  /** How often each result came. */
  public Map<String, Long> results() {
    return results;
  }

  /** The longest check. */
  public long slowestMillis() {
    return slowestMillis;
  }

  /** The first file that got neither a verdict nor a sentence, and what happened; null if there was none. */
  public @Nullable String failure() {
    return failure;
  }
}
