package dev.holdfast.trial.report;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as CI systems read the results of JUnit: one suite for each suite of cases, a failure
 * with all violations for each case that failed, an error for each that could not be run.
 */
public final class JUnitReport {
  private final Report report;
  private final XMLStreamWriter xml;

  private JUnitReport(Report report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  public static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JUnitReport(report, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A report cannot be written as XML.", e);
    }
    return text + "\n";
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    begin("testsuites", "name", "holdfast-trial " + report.plugin());
    counts(report.cases());
    Map<String, List<CaseReport>> suites =
        report.cases().stream()
            .collect(
                Collectors.groupingBy(CaseReport::suite, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<CaseReport>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(String name, List<CaseReport> cases) throws XMLStreamException {
    begin("testsuite", "name", name);
    counts(cases);
    attribute("hostname", report.node());
    attribute("timestamp", report.beganAt().replaceAll("(\\.[0-9]+)?Z$", ""));
    begin("properties");
    property("plugin", report.plugin());
    property("seed", String.valueOf(report.seed()));
    for (Map.Entry<String, String> version : report.versions().entrySet()) {
      property("version." + version.getKey(), version.getValue());
    }
    for (Map.Entry<String, String> leftOut : report.leftOut().entrySet()) {
      property("leftOut." + leftOut.getKey(), leftOut.getValue());
    }
    xml.writeEndElement();
    for (CaseReport each : cases) {
      testCase(each);
    }
    xml.writeEndElement();
  }

  private void counts(List<CaseReport> cases) throws XMLStreamException {
    attribute("tests", String.valueOf(cases.size()));
    attribute("failures", count(cases, Outcome.FAILED));
    attribute("errors", count(cases, Outcome.NOT_RUN));
    attribute("skipped", count(cases, Outcome.SKIPPED));
    attribute("time", seconds(cases.stream().mapToLong(CaseReport::tookMillis).sum()));
  }

  private static String count(List<CaseReport> cases, Outcome outcome) {
    return String.valueOf(cases.stream().filter(each -> each.outcome() == outcome).count());
  }

  private void testCase(CaseReport each) throws XMLStreamException {
    begin("testcase", "classname", "holdfast-trial." + each.suite());
    attribute("name", each.name() + (each.seed() == 0 ? "" : " [seed " + each.seed() + "]"));
    attribute("time", seconds(each.tookMillis()));
    switch (each.outcome()) {
      case PASSED -> {}
      case SKIPPED -> empty("skipped", each.reason());
      case NOT_RUN -> empty("error", each.reason());
      case FAILED -> failure(each);
    }
    if (!each.reservations().isEmpty()) {
      begin("system-out");
      text(String.join("\n", each.reservations()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void failure(CaseReport each) throws XMLStreamException {
    ViolationReport first = each.violations().getFirst();
    int more = each.violations().size() - 1;
    begin("failure", "type", first.invariant());
    attribute("message", first.sentence() + (more == 0 ? "" : " (and %d more)".formatted(more)));
    text(each.violations().stream().map(JUnitReport::words).collect(Collectors.joining("\n")));
    xml.writeEndElement();
  }

  private static String words(ViolationReport violation) {
    String head =
        violation.ofRow()
            ? "%s: %s%n%s%n"
                .formatted(violation.invariant(), violation.sentence(), violation.promise())
            : "%s at %s s, task %s: %s%n"
                .formatted(
                    violation.invariant(),
                    Words.seconds(violation.atSeconds()),
                    violation.task(),
                    violation.sentence());
    return violation.proof().stream()
        .map(line -> "  %s  %s%n".formatted(Words.seconds(line.atSeconds()), line.text()))
        .collect(Collectors.joining("", head, ""));
  }

  private void empty(String element, String message) throws XMLStreamException {
    begin(element, "message", message);
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    begin("property", "name", name);
    attribute("value", value);
    xml.writeEndElement();
  }

  private void begin(String element) throws XMLStreamException {
    xml.writeStartElement(element);
  }

  private void begin(String element, String name, String value) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(name, value);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Words.line(value));
  }

  private void text(String text) throws XMLStreamException {
    xml.writeCharacters(Words.clean(text));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
