package dev.lockstep.modelcheck.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.certificate.SegmentedCheck;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.storm.record.LifeFile;
import dev.lockstep.modelcheck.subject.Subjects;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one worker does through a whole storm is a history that can be followed, and a lie in it is found. */
final class StormRecordTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Pattern ACCEPTED = Pattern.compile("\"accepted\":(\\d+)");

  @TempDir Path directory;

  private final List<Long> right = new ArrayList<>();

  private Path record(String subject) throws Exception {
    Path file = directory.resolve("life.ndjson");
    Storm storm;
    try (LifeFile life = new LifeFile(file)) {
      storm =
          new Storm(StormOptions.of(Subjects.resolve(subject), Corpus.shipped(), 7, LONGEST).withRounds(12), life);
      storm.run(balance -> {});
    }
    assertEquals(0, storm.balance().shutdowns(), "the worker lives until the end");
    return file;
  }

  private String verdict(InputStream in) throws Exception {
    return SegmentedCheck.follow("life", in, null, Limits.within(LONGEST), right::add).verdict().word();
  }

  @Test
  void theRoundsAreOneHistoryInSegments() throws Exception {
    try (InputStream in = Files.newInputStream(record("channel"))) {
      assertEquals("OK", verdict(in));
    }
    assertTrue(right.size() > 1, "segments that were right: " + right);
  }

  @Test
  void aCountThatIsOffInALaterRoundIsFound() throws Exception {
    String lines = Files.readString(record("mutex"));
    Matcher accepted = ACCEPTED.matcher(lines);
    assertTrue(accepted.find(lines.length() * 3 / 4));
    long more = Long.parseLong(accepted.group(1)) + 1;
    String altered = lines.substring(0, accepted.start(1)) + more + lines.substring(accepted.end(1));

    assertEquals("ILLEGAL", verdict(new ByteArrayInputStream(altered.getBytes(StandardCharsets.UTF_8))));
    assertTrue(!right.isEmpty(), "segments before it were right");
  }
}
