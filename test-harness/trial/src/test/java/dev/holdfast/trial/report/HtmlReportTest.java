package dev.holdfast.trial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z0-9!]+)([^>]*)>");
  private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  private final String page = HtmlReport.of(Reports.hostile());

  @Test
  void nothingIsFetchedAndNothingRuns() {
    assertThat(page.toLowerCase(Locale.ROOT))
        .doesNotContain("<script", "<img", "<link", "<iframe", "src=", "href=", "url(", "@import");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void wordsOfADriverBecomeNoTags() {
    assertThat(tags()).extracting(tag -> tag.group(3)).noneMatch(it -> it.contains("onclick"));
    assertThat(page).contains("&lt;b onclick=x&gt;");
  }

  @Test
  void whatTerminalsAndReadersObeyIsTakenOut() {
    assertThat(page).doesNotContain("\u001b", "\u0000", "\u202E", "\uD800");
  }

  @Test
  void everyTagThatIsOpenedIsClosed() {
    for (String name : List.of("table", "section", "details", "svg", "tr", "h3", "p", "rect")) {
      assertThat(tags().stream().filter(tag -> isOpen(tag, name)).count())
          .as(name)
          .isEqualTo(tags().stream().filter(tag -> isClose(tag, name)).count());
    }
  }

  private static boolean isOpen(MatchResult tag, String name) {
    return tag.group(2).equals(name) && tag.group(1).isEmpty() && !tag.group(3).endsWith("/");
  }

  private static boolean isClose(MatchResult tag, String name) {
    return tag.group(2).equals(name) && !tag.group(1).isEmpty();
  }

  private List<MatchResult> tags() {
    return TAG.matcher(page).results().toList();
  }

  @Test
  void eachViolationHasAPictureThatAParserReads() throws Exception {
    List<String> pictures = SVG.matcher(page).results().map(MatchResult::group).toList();

    assertThat(pictures).hasSize((int) Reports.hostile().violations());
    for (String picture : pictures) {
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(picture)));
      assertThat(svg.getElementsByTagName("rect").getLength()).isPositive();
      assertThat(svg.getElementsByTagName("title").getLength()).isPositive();
    }
  }

  @Test
  void howToRepeatACaseIsSaid() {
    assertThat(page).contains("<code>--replay 9</code>").contains("/tmp/history");
  }

  @Test
  void aCleanReportSaysSo() {
    assertThat(HtmlReport.of(Reports.clean()))
        .contains("verdict passed")
        .contains("1 cases: 1 passed, 0 failed");
  }
}
