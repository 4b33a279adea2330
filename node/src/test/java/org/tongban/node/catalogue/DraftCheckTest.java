package org.tongban.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/** What is said of drafts of a published service. */
class DraftCheckTest {
  private static final SchemaFiles FILES = SchemaFiles.load(Path.of("..", "schemas"));
  private static final ServiceId MARRIAGE = new ServiceId("certificate.marriage");
  private static final String ANSWER = text(Draft.ANSWER);
  private static final String CONTRACT = text(Draft.CONTRACT);

  private static String text(String file) {
    return FILES.text(FILES.catalogue().newest(MARRIAGE).orElseThrow(), file);
  }

  private static DraftCheck.Found check(String version, String contract, String answer) {
    var draft =
        new Draft(MARRIAGE, ServiceVersion.parse(version), contract, text(Draft.ASK), answer);
    return DraftCheck.of(FILES, draft, Words.english());
  }

  private static int line(String text, String word) {
    return (int) text.substring(0, text.indexOf(word)).lines().count() + 1;
  }

  private static long folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(one -> one.getFileName().toString().startsWith("tongban-draft")).count();
    }
  }

  @Test
  void theSameAsANextVersionIsGoodAndNeedsExamplesOnly() throws IOException {
    // Given
    var before = folders();

    // When
    var found = check("1.1", CONTRACT, ANSWER);

    // Then
    assertThat(found.problems()).isEmpty();
    assertThat(found.missing()).hasSize(2).allMatch(one -> one.contains("1.1/examples/"));
    assertThat(found.comparison().orElseThrow().verdict()).isEqualTo("same");
    assertThat(folders()).isEqualTo(before);
  }

  @Test
  void whatTheContractLosesBreaksAndHasItsPlace() {
    // Given one purpose less, and another time to answer
    var contract = CONTRACT.replace("deadlineWorkingDays: 0", "deadlineWorkingDays: 3");

    // When
    var found = check("1.1", contract, ANSWER);
    var comparison = found.comparison().orElseThrow();

    // Then
    assertThat(comparison.verdict()).isEqualTo("breaking");
    assertThat(comparison.breaks())
        .singleElement()
        .satisfies(one -> assertThat(one.message()).contains("deadlineWorkingDays is longer"));
    assertThat(comparison.mind()).isNotEmpty();
    assertThat(found.problems()).extracting(DraftCheck.Problem::file).contains(Draft.CONTRACT);
  }

  @Test
  void anotherTextForPeopleIsToBeMindedAndBreaksNobody() {
    // Given
    var contract = CONTRACT.replace("该结婚证有效。", "该结婚证目前有效。");

    // When
    var comparison = check("1.1", contract, ANSWER).comparison().orElseThrow();

    // Then
    assertThat(comparison.verdict()).isEqualTo("mind");
    assertThat(comparison.breaks()).isEmpty();
  }

  @Test
  void aMisspeltKeyAndABrokenTextAreFoundAtTheirLineAndColumn() {
    // Given
    var misspelt = CONTRACT.replace("retentionDays: 90", "retentionDays: ninety");
    var broken = ANSWER.replaceFirst("\"type\": ", "\"type\" ");

    // When
    var value = check("1.1", misspelt, ANSWER).problems();
    var unreadable = check("1.1", CONTRACT, broken);

    // Then
    assertThat(value)
        .anySatisfy(
            one -> {
              assertThat(one.file()).isEqualTo(Draft.CONTRACT);
              assertThat(one.line()).isEqualTo(line(CONTRACT, "retentionDays:"));
              assertThat(one.column()).isEqualTo(1);
            });
    assertThat(unreadable.comparison()).isEmpty();
    assertThat(unreadable.problems())
        .anySatisfy(
            one -> {
              assertThat(one.file()).isEqualTo(Draft.ANSWER);
              assertThat(one.line()).isPositive();
              assertThat(one.column()).isPositive();
            });
  }

  @Test
  void aDraftThatPointsElsewhereIsRefusedAndNothingIsFetched() throws Exception {
    // Given
    var asked = new AtomicInteger();
    var elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext("/", http -> asked.incrementAndGet());
    elsewhere.start();
    var address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x.json";

    // When
    var pointing =
        ANSWER.replaceFirst(
            "\"properties\": \\{", "\"properties\": {\"more\": {\"\\$ref\": \"" + address + "\"},");
    var found = check("1.1", CONTRACT, pointing);
    elsewhere.stop(0);

    // Then
    assertThat(pointing).contains(address);
    assertThat(found.problems()).isNotEmpty();
    assertThat(found.comparison()).isEmpty();
    assertThat(asked).hasValue(0);
  }

  @Test
  void aDraftOfTheSameNumberIsHeldToItsOwnExamples() {
    // When
    var found = check("1.0", CONTRACT, ANSWER.replaceFirst("VALID", "VALUD"));

    // Then
    assertThat(found.missing()).isEmpty();
    assertThat(found.problems()).isNotEmpty();
  }

  @Test
  void tablesAndCrosswalksAreReadAsTheyAre() {
    // Given
    var tables = FILES.codeTables();

    // Then
    assertThat(tables.find("documents").orElseThrow().columns()).startsWith("code", "zh", "en");
    assertThat(tables.find("divisions").orElseThrow().rows()).isNotEmpty();
    assertThat(tables.find("../README")).isEmpty();
    assertThat(tables.all()).hasSizeGreaterThan(50);
    assertThat(FILES.crosswalks())
        .hasSize(3)
        .allSatisfy(map -> assertThat(map.title().en()).isNotEmpty())
        .flatExtracting(Crosswalk::pairs)
        .extracting(Crosswalk.Pair::equivalence)
        .contains("inexact", "narrower");
  }
}
