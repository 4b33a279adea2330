package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.forge.RawKeys;
import org.tongban.harness.forge.ReadMessage;
import org.w3c.dom.Element;

/** Whatever a node says, a report stays a report, and a signed one can be believed. */
class ReportsTest {
  private static final String NASTY = "<script>alert('1')</script> & \"more\"";
  private static final Words WORDS = new Words(Locale.ROOT);

  private static Report report(Verdict... verdicts) {
    var checks = Checks.all();
    var results = new java.util.ArrayList<Result>();
    for (int i = 0; i < verdicts.length; i++) {
      results.add(new Result(checks.get(i), verdicts[i], Duration.ofMillis(1500)));
    }
    return new Report(
        new MemberCode("320509"),
        URI.create("https://127.0.0.1:7202/peer/v1/messages"),
        "yrd-demonstration",
        7,
        Digest.sha256(new byte[0]),
        Digest.sha256(new byte[1]),
        Instant.parse("2026-11-22T12:00:00Z"),
        List.copyOf(results));
  }

  private static Report mixed() {
    return report(
        Verdict.when(true, "POSITIVE"), Verdict.when(false, NASTY), Verdict.notRun(Need.MISMATCH));
  }

  @Test
  void aPageRunsNothing() {
    // When
    var page = new HtmlReport(mixed(), WORDS).page();

    // Then
    assertThat(page).doesNotContain("<script", "onclick", "src=", "href=", NASTY);
    assertThat(page).contains("&lt;script&gt;", "1 passed, 1 failed, 1 not run");
    assertThat(page).contains(WORDS.text("need.MISMATCH"));
  }

  @Test
  void aPageIsInTheReadersLanguage() {
    // When
    var page = new HtmlReport(mixed(), new Words(Locale.SIMPLIFIED_CHINESE)).page();

    // Then
    assertThat(page).contains("lang=\"zh-CN\"", "未通过", "节点一致性检测");
  }

  @Test
  void continuousIntegrationReadsIt() throws Exception {
    // Given
    var out = new ByteArrayOutputStream();

    // When
    new JunitReport(mixed(), WORDS).write(out);

    // Then
    var suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.toByteArray()))
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    var failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo(NASTY);
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).startsWith("OUT-02");
    assertThat(((Element) failure.getParentNode()).getAttribute("time")).isEqualTo("1.500");
  }

  @Test
  void thePaperIsSignedAndTellsEachResult() {
    // Given
    var kit = RawKeys.unknown(Clock.systemUTC());

    // When
    var paper = ReadMessage.of(new AdmissionPaper(mixed()).signed(kit)).orElseThrow();

    // Then
    assertThat(paper.verifies(kit.certificate())).isTrue();
    assertThat(paper.verifies(RawKeys.unknown(Clock.systemUTC()).certificate())).isFalse();
    assertThat(paper.header().path("typ").asText()).isEqualTo("tongban-conformance+jwt");
    assertThat(paper.header().path("x5t#S256").asText()).isEqualTo(kit.thumbprint());
    assertThat(paper.claims().path("conformant").asBoolean()).isFalse();
    assertThat(paper.claims().at("/directory/version").asLong()).isEqualTo(7);
    assertThat(paper.claims().at("/profile/value").asText())
        .isEqualTo(Digest.sha256(new byte[1]).value());
    assertThat(paper.claims().path("endpoint").asText()).startsWith("https://127.0.0.1:7202");
    assertThat(paper.claims().at("/results/1/result").asText()).isEqualTo("FAILED");
    assertThat(paper.claims().at("/results/2/seen").asText()).isEqualTo("MISMATCH");
  }

  @Test
  void whatNothingWasTriedOfIsNotGood() {
    assertThat(report(Verdict.notRun(Need.POSITIVE)).good()).isFalse();
    assertThat(report(Verdict.when(true, ""), Verdict.notRun(Need.POSITIVE)).good()).isTrue();
    assertThat(mixed().good()).isFalse();
  }
}
