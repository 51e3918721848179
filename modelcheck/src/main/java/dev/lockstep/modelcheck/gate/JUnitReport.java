package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The judgement as JUnit XML, which every build server shows. A rule for a subject is a test case. Unknown is an error,
 * not a skip: build servers count a skipped test as fine.
 */
final class JUnitReport {
  private JUnitReport() {}

  static void write(Judgement judgement, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (String subject : subjects(judgement)) {
        List<Cell> cells = judgement.cells().stream().filter(cell -> cell.subject().equals(subject)).toList();
        suite(xml, subject, cells, judgement);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException unwritable) {
      throw new IOException("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
    }
  }

  private static List<String> subjects(Judgement judgement) {
    return judgement.cells().stream().map(Cell::subject).distinct().toList();
  }

  private static void suite(XMLStreamWriter xml, String subject, List<Cell> cells, Judgement judgement)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "lockstep." + subject);
    xml.writeAttribute("tests", String.valueOf(cells.size()));
    xml.writeAttribute("failures", count(cells, Verdict.FAIL));
    xml.writeAttribute("errors", count(cells, Verdict.UNKNOWN));
    xml.writeAttribute("skipped", count(cells, Verdict.NOT_APPLICABLE));
    xml.writeStartElement("properties");
    property(xml, "tier", judgement.tier().label());
    property(xml, "seed", judgement.seed());
    xml.writeEndElement();
    for (Cell cell : cells) {
      testCase(xml, cell);
    }
    xml.writeEndElement();
  }

  /** What it takes to run this gate again. */
  private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", value);
  }

  private static String count(List<Cell> cells, Verdict verdict) {
    return String.valueOf(cells.stream().filter(cell -> cell.verdict() == verdict).count());
  }

  private static void testCase(XMLStreamWriter xml, Cell cell) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "lockstep." + cell.subject());
    xml.writeAttribute("name", cell.rule().id() + " " + cell.rule().title());
    switch (cell.verdict()) {
      case FAIL -> problem(xml, "failure", cell.rule().must(), failures(cell));
      case UNKNOWN, SKIPPED -> problem(xml, "error", "unknown", unknowns(cell));
      case NOT_APPLICABLE -> xml.writeEmptyElement("skipped");
      case PASS -> {
        // A test case without a child has passed.
      }
    }
    xml.writeEndElement();
  }

  private static void problem(XMLStreamWriter xml, String element, String message, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", message);
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  private static String failures(Cell cell) {
    return cell.checks(Verdict.FAIL).stream().map(JUnitReport::failure).collect(Collectors.joining("\n"));
  }

  private static String failure(Cell.Judged judged) {
    Finding finding = judged.finding();
    return finding == null ? judged.check() : judged.check() + "\n" + finding.seen() + "\nreplay: " + finding.replay();
  }

  private static String unknowns(Cell cell) {
    if (cell.checks().isEmpty()) {
      return String.valueOf(cell.rule().unchecked());
    }
    return cell.checks(Verdict.UNKNOWN).stream()
        .map(judged -> judged.check() + ": " + judged.reason())
        .collect(Collectors.joining("\n"));
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "�");
  }
}
