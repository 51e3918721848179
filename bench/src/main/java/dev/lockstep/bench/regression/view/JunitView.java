package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A comparison as JUnit XML, which every build server shows: a benchmark is a test case, and so is each doubt. A
 * regression is a failure. Inconclusive is a skip where a verdict was not required; where it was, that is a doubt, and
 * doubts are errors.
 */
public final class JunitView {
  private static final String SUITE = "benchmarks";

  private JunitView() {}

  /** The document. */
  public static String of(Comparison comparison) throws IOException {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      List<String> doubts = comparison.doubts();
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", SUITE);
      xml.writeAttribute("tests", String.valueOf(comparison.rows().size() + doubts.size()));
      xml.writeAttribute("failures", String.valueOf(comparison.regressions().size()));
      xml.writeAttribute("errors", String.valueOf(doubts.size()));
      xml.writeAttribute("skipped", String.valueOf(comparison.rows(Verdict.INCONCLUSIVE).size()));
      properties(xml, comparison);
      for (Judged row : comparison.rows()) {
        row(xml, comparison, row);
      }
      for (String doubt : doubts) {
        testCase(xml, "doubt: " + doubt);
        problem(xml, "error", doubt);
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException unwritable) {
      throw new IOException(unwritable);
    }
    return out.toString();
  }

  /** What the reader of a single verdict must know as well. */
  private static void properties(XMLStreamWriter xml, Comparison comparison) throws XMLStreamException {
    xml.writeStartElement("properties");
    property(xml, "base", comparison.base());
    property(xml, "candidate", comparison.candidate());
    property(xml, "machine", comparison.facts());
    property(xml, "limits", comparison.limitsLine());
    for (String mark : comparison.marks()) {
      property(xml, "compared all the same", mark);
    }
    property(xml, "control", comparison.controls().alikeLine());
    property(xml, "control", comparison.controls().slowedLine());
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", Words.printable(value));
  }

  private static void row(XMLStreamWriter xml, Comparison comparison, Judged row) throws XMLStreamException {
    testCase(xml, row.key());
    String text = Words.change(row) + ", p " + Words.p(row) + (row.why().isEmpty() ? "" : ", " + row.why());
    if (row.verdict() == Verdict.REGRESSED && !comparison.expected().accepts(row)) {
      problem(xml, "failure", "regressed: " + text);
    } else if (row.verdict() == Verdict.INCONCLUSIVE) {
      problem(xml, "skipped", "inconclusive: " + text);
    }
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", SUITE);
    xml.writeAttribute("name", Words.printable(name));
  }

  private static void problem(XMLStreamWriter xml, String element, String message) throws XMLStreamException {
    xml.writeEmptyElement(element);
    xml.writeAttribute("message", Words.printable(message));
  }
}
