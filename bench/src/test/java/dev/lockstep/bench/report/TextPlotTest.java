package dev.lockstep.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.report.Plot.Axis;
import dev.lockstep.bench.report.Plot.Line;
import dev.lockstep.bench.report.Plot.Point;
import dev.lockstep.bench.report.Plot.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line begins and ends where its points say. */
final class TextPlotTest {

  @Test
  void aRisingLineGoesFromTheLowerLeftToTheUpperRight() {
    Axis x = new Axis("observers", List.of(new Tick(1, "1"), new Tick(100, "100")));
    Axis y = Axis.decades("time", Unit.TIME, 1_000, 1_000_000);
    Line line = new Line("rising", 1, List.of(new Point(1, 1_000), new Point(100, 1_000_000)));
    List<String> lines = TextPlot.of(new Plot("title", x, y, List.of(line))).lines().toList();

    assertEquals("title", lines.getFirst());
    assertTrue(lines.get(1).startsWith("    1 ms |") && lines.get(1).endsWith("m"), lines.get(1));
    assertTrue(lines.get(18).startsWith("    1 µs |m"), lines.get(18));
    assertTrue(lines.getLast().contains("m rising"), lines.getLast());
  }

  @Test
  void anAxisIsLogarithmicAndKeepsWhatIsOutsideOnItsBorder() {
    Axis axis = Axis.decades("time", Unit.TIME, 20, 80_000);

    List<String> labels = axis.ticks().stream().map(Tick::label).toList();
    assertEquals(List.of("10 ns", "100 ns", "1 µs", "10 µs", "100 µs"), labels);
    assertEquals(0.5, axis.place(1_000), 1e-9);
    assertEquals(0, axis.place(1));
    assertEquals(1, axis.place(1e9));
  }
}
