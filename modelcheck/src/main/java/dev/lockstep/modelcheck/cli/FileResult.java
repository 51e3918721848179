package dev.lockstep.modelcheck.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.modelcheck.certificate.Certificate;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** What came of one file: a verdict, or a defect of the input. */
sealed interface FileResult {
  /** The file as it was named. */
  String file();

  /** The exit code if it were the only file. */
  int exitCode();

  /** For a person, several lines perhaps; empty if there is nothing to say on standard output. */
  String text();

  /** One JSON object. */
  String json() throws IOException;

  /**
   * It was checked.
   *
   * @param story lines below the verdict
   */
  record Checked(String file, String model, long operations, long millis, Verdict verdict, List<String> story)
      implements FileResult {
    @Override
    public int exitCode() {
      return switch (verdict) {
        case Verdict.Ok ok -> ExitStatus.OK;
        case Verdict.Illegal illegal -> ExitStatus.VIOLATION;
        case Verdict.Unknown unknown -> ExitStatus.UNKNOWN;
      };
    }

    @Override
    public String text() {
      String line =
          String.format(
              Locale.ROOT, "%-8s %s (%s, %d operations, %d ms)", verdict.word(), file, model, operations, millis);
      String why = verdict.explanation();
      String first = why.isEmpty() ? line : line + ": " + why;
      return story.isEmpty() ? first : first + "\n" + String.join("\n", story);
    }

    @Override
    public String json() throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeStringField("verdict", verdict.word().toLowerCase(Locale.ROOT));
        json.writeStringField("model", model);
        json.writeNumberField("operations", operations);
        json.writeNumberField("millis", millis);
        json.writeStringField("explanation", verdict.explanation());
        if (verdict instanceof Verdict.Illegal illegal) {
          refutation(json, illegal);
        }
        json.writeEndObject();
      }
      return text.toString();
    }

    private static void refutation(JsonGenerator json, Verdict.Illegal illegal) throws IOException {
      Certificate.Refutation refutation = illegal.certificate();
      json.writeStringField("reason", refutation.rejection().name());
      json.writeStringField("rule", refutation.rejection().rule());
      json.writeBooleanField("verified", illegal.isVerified());
      json.writeBooleanField("minimal", refutation.isMinimal());
      json.writeNumberField("prefix", refutation.prefix());
      json.writeArrayFieldStart("conflict");
      for (int i : refutation.conflict().stream().sorted().toList()) {
        json.writeNumber(i + 1);
      }
      json.writeEndArray();
    }
  }

  /** {@code message} is complete, as in {@link HistoryInput.Refused}. */
  record Refused(String file, String message) implements FileResult {
    @Override
    public int exitCode() {
      return ExitStatus.USAGE;
    }

    @Override
    public String text() {
      return "";
    }

    @Override
    public String json() throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeStringField("verdict", "malformed");
        json.writeStringField("explanation", message);
        json.writeEndObject();
      }
      return text.toString();
    }
  }
}
