package dev.lockstep.spec.control;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A small source tree (the test resource {@code fixture}), and controls of it. */
final class Samples {
  /** Changes one file, and with it a class and its nested record. */
  static final String DOUBLE_STEP = """
      --- demo/Counter.java
      +++ demo/Counter.java
      @@ -4,3 +4,3 @@
       public final class Counter {
      -  private final Step step = new Step(1);
      +  private final Step step = new Step(2);
         private int value;
      """;

  private Samples() {}

  static Path sources() throws URISyntaxException {
    URL marker = Objects.requireNonNull(Samples.class.getResource("fixture/demo/Counter.java"));
    return Objects.requireNonNull(Path.of(marker.toURI()).getParent()).resolveSibling(".").normalize();
  }

  static Control control(String diff) {
    return new Control("sample", List.of("W3"), "It counts twice.", List.of("storm"), List.of(), diff);
  }
}
