package org.tongban.harness.conformance;

import java.io.OutputStream;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as continuous integration reads it. */
final class JunitReport {
  private static final double NANOS = 1e9;

  private final Report report;
  private final Words words;

  JunitReport(Report report, Words words) {
    this.report = report;
    this.words = words;
  }

  void write(OutputStream out) {
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "tongban-conformance-" + report.member());
      xml.writeAttribute("tests", String.valueOf(report.results().size()));
      xml.writeAttribute("failures", String.valueOf(report.count(Verdict.Status.FAILED)));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", String.valueOf(report.count(Verdict.Status.NOT_RUN)));
      xml.writeAttribute("timestamp", report.time().toString());
      for (var result : report.results()) {
        write(xml, result);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a tree of plain text can be written", e);
    }
  }

  private void write(XMLStreamWriter xml, Result result) throws XMLStreamException {
    var check = result.check();
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "conformance." + check.group());
    xml.writeAttribute("name", check.id() + " " + words.goal(check));
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.took().toNanos() / NANOS));
    if (result.is(Verdict.Status.FAILED)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", words.seen(result.verdict()));
      xml.writeCharacters(words.expects(check) + " — PROTOCOL.md, " + check.section());
      xml.writeEndElement();
    } else if (result.is(Verdict.Status.NOT_RUN)) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", words.seen(result.verdict()));
    }
    xml.writeEndElement();
  }
}
