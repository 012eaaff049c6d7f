package dev.holdfast.trial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitReportTest {
  @Test
  void aStrictParserReadsItWhateverADriverSays() throws Exception {
    Element root = parse(JUnitReport.of(Reports.hostile())).getDocumentElement();

    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(elements(root, "script")).isEmpty();
    assertThat(elements(root, "testsuite"))
        .extracting(suite -> suite.getAttribute("name"))
        .containsExactly("conformance", "recovery");
  }

  @Test
  void countsAgreeWithTheCases() throws Exception {
    Element root = parse(JUnitReport.of(Reports.hostile())).getDocumentElement();
    for (Element suite : elements(root, "testsuite")) {
      assertThat(number(suite, "tests")).isEqualTo(elements(suite, "testcase").size());
      assertThat(number(suite, "failures")).isEqualTo(elements(suite, "failure").size());
      assertThat(number(suite, "errors")).isEqualTo(elements(suite, "error").size());
      assertThat(number(suite, "skipped")).isEqualTo(elements(suite, "skipped").size());
    }
    assertThat(number(root, "tests")).isEqualTo(4);
    assertThat(number(root, "failures")).isOne();
  }

  @Test
  void aFailureNamesTheViolationAndItsProof() throws Exception {
    Element root = parse(JUnitReport.of(Reports.hostile())).getDocumentElement();
    Element failure = elements(root, "failure").getFirst();

    assertThat(failure.getAttribute("message")).contains("(and ");
    assertThat(failure.getTextContent())
        .contains("I4")
        .contains("The task ended with code 7; the driver told code 0.")
        .contains("<script>alert(1)</script>");
  }

  @Test
  void theSeedIsInTheNameAndTheProperties() throws Exception {
    Element root = parse(JUnitReport.of(Reports.hostile())).getDocumentElement();

    assertThat(elements(root, "testcase"))
        .extracting(each -> each.getAttribute("name"))
        .anyMatch(name -> name.endsWith("[seed 9]"));
    assertThat(elements(root, "property"))
        .anyMatch(each ->
            each.getAttribute("name").equals("seed") && each.getAttribute("value").equals("42"));
  }

  @Test
  void timesAreThoseOfTheSchema() throws Exception {
    Element root = parse(JUnitReport.of(Reports.clean())).getDocumentElement();
    Element suite = elements(root, "testsuite").getFirst();

    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-01-01T00:00:00");
    assertThat(suite.getAttribute("time")).isEqualTo("0.200");
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> elements(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
