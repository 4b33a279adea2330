package org.tongban.node.demo.register.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Region;

class ReportCheckLookUpTest {
  private static final String SERVICE = "assistance.report-check";
  private static final String SHA_256 = "SHA-256";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void knowsItsReportByEitherDigest(Region region) {
    // Given
    KnownReports report = KnownReports.GENUINE;

    // When
    JsonNode bySha = only(ask(region, report, SHA_256, report.sha256(region), region.code()));
    JsonNode bySm3 = only(ask(region, report, "SM3", report.sm3(region), region.code()));

    // Then
    assertThat(bySha.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(bySha.at("/answer/status").asText()).isEqualTo("GENUINE");
    assertThat(bySha.at("/answer/issuedOn").asText()).isEqualTo("2026-11-20");
    assertThat(bySm3).isEqualTo(bySha);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void tellsNothingMoreOfAnAlteredReport(Region region) {
    // Given
    KnownReports report = KnownReports.SUPERSEDED;

    // When
    JsonNode record = only(ask(region, report, SHA_256, "0".repeat(64), region.code()));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(record.path("answer")).hasSize(1);
    assertThat(record.at("/answer/status").asText()).isEqualTo("ALTERED");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void anOldReportIsSupersededOrExpired(Region region) {
    // When
    JsonNode replaced = only(genuine(region, KnownReports.SUPERSEDED));
    JsonNode expired = only(genuine(region, KnownReports.EXPIRED));

    // Then
    assertThat(replaced.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(replaced.at("/answer/status").asText()).isEqualTo("SUPERSEDED");
    assertThat(replaced.at("/answer/supersededBy").asText())
        .isEqualTo(KnownReports.SUCCESSOR.number(region));
    assertThat(expired.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(expired.at("/answer/status").asText()).isEqualTo("EXPIRED");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void anIssuerOfElsewhereIsNotOurs(Region region) {
    // Given
    KnownReports report = KnownReports.OF_A_TOWN;
    String digest = report.sha256(region);

    // When
    JsonNode ofOurs = ask(region, report, SHA_256, digest, region.town(2));
    JsonNode ofTheCounty = ask(region, report, SHA_256, digest, region.code());
    JsonNode ofAnotherTown = ask(region, report, SHA_256, digest, region.town(3));
    JsonNode ofElsewhere = ask(region, report, SHA_256, digest, Region.QINGPU.code());

    // Then
    assertThat(only(ofOurs).at("/answer/status").asText()).isEqualTo("GENUINE");
    assertThat(only(ofTheCounty).at("/answer/status").asText()).isEqualTo("GENUINE");
    assertThat(ofAnotherTown.path("records")).isEmpty();
    assertThat(ofElsewhere.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void aNumberThatNobodyGaveIsNotFound(Region region) {
    // Given
    Map<String, Object> body = body("HD-0", SHA_256, "0".repeat(64), region.code());

    // When
    JsonNode found = bench.ask(region, SERVICE, "REPORT_RECOGNITION", body);

    // Then
    assertThat(found.path("records")).isEmpty();
    assertThat(found.path("missing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void answersToTheContractThroughoutTheRegister(Region region) {
    // Given
    var books = new AssistanceRegister(LookUpBench.REGISTERS.get(region));
    for (CheckReport report : LookUpBench.sample(books.reports().all())) {
      // When
      Map<String, Object> body = body(report.number(), SHA_256, report.sha256(), region.code());
      JsonNode record = only(bench.ask(region, SERVICE, "REPORT_RECOGNITION", body));

      // Then
      boolean good = report.next().isEmpty() && !report.validTo().isBefore(LookUpBench.TODAY);
      assertThat(record.path("outcome").asText()).isEqualTo(good ? "POSITIVE" : "NEGATIVE");
    }
  }

  private JsonNode genuine(Region region, KnownReports report) {
    return ask(region, report, SHA_256, report.sha256(region), region.code());
  }

  private JsonNode ask(
      Region region, KnownReports report, String algorithm, String digest, String issuer) {
    Map<String, Object> body = body(report.number(region), algorithm, digest, issuer);
    return bench.ask(region, SERVICE, "REPORT_RECOGNITION", body);
  }

  static Map<String, Object> body(String number, String algorithm, String digest, String issuer) {
    return Map.of(
        "reportNo",
        number,
        "digest",
        Map.of("algorithm", algorithm, "value", digest),
        "issuerDivision",
        issuer);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
