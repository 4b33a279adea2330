package org.tongban.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Release;

class CatalogueDiffTest {
  private static final Path SHIPPED = Path.of("../schemas");
  private static final String STATUS = "assistance/status/1.0/";
  private static final Instant ISSUED = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2027-11-22T00:00:00Z");

  @TempDir Path folder;
  private Path before;
  private Path after;

  @BeforeEach
  void twoEqualFolders() throws IOException {
    before = folder.resolve("before");
    after = folder.resolve("after");
    for (var part : List.of("codes", "assistance/status", "certificate/marriage")) {
      copy(SHIPPED.resolve(part), before.resolve(part));
      copy(SHIPPED.resolve(part), after.resolve(part));
    }
  }

  private List<String> english() {
    return CatalogueDiff.of(before, after, Words.english());
  }

  @Test
  void equalFoldersDiffInNothing() {
    assertThat(english()).isEmpty();
  }

  @Test
  void aNewVersionIsToldAgainstTheOneBefore() throws IOException {
    // Given
    var next = "assistance/status/1.1/";
    copy(after.resolve(STATUS), after.resolve(next));
    edit(
        next + "contract.yaml",
        "fields: [status, category]",
        "fields: [status, category, householdRole]");
    edit(next + "contract.yaml", "from: \"2014-05-01\"", "from: \"2026-01-01\"");
    edit(
        next + "ask.schema.json",
        "\"properties\": {\"subject\"",
        "\"properties\": {\"asOf\": {\"type\": \"string\", \"format\": \"date\", \"maxLength\": 10},"
            + " \"subject\"");

    // When
    var lines = english();

    // Then
    assertThat(lines.get(0)).isEqualTo("assistance.status 1.1: a new version; against 1.0:");
    assertThat(lines)
        .contains("  purpose CARE_ADMISSION now also sees householdRole")
        .contains("  ask: new field asOf, `date`, ≤ 10 characters")
        .anyMatch(
            line ->
                line.startsWith("  new rule: for ASSISTANCE_REVIEW")
                    && line.endsWith("from 2026-01-01"))
        .anyMatch(line -> line.startsWith("  rule gone: ") && line.endsWith("from 2014-05-01"));
  }

  @Test
  void theSameIsToldInChinese() throws IOException {
    // Given
    edit(STATUS + "contract.yaml", "retentionDays: ", "retentionDays: 1");
    edit("codes/purposes.yaml", "zh: 结婚登记", "zh: 婚姻登记");

    // When
    var lines = CatalogueDiff.of(before, after, Words.chinese());

    // Then
    assertThat(lines.get(0)).isEqualTo("assistance.status 1.0:有变化:");
    assertThat(lines.get(1)).startsWith("  报文保存:");
    assertThat(lines).contains("代码表 purposes:MARRIAGE_REGISTRATION:结婚登记 → 婚姻登记");
  }

  @Test
  void servicesThatComeAndGoAreNamed() throws IOException {
    // Given
    copy(SHIPPED.resolve("timebank/balance"), after.resolve("timebank/balance"));
    move("certificate", "../gone");

    // Then
    assertThat(english())
        .contains("certificate.marriage: the service is gone")
        .contains("timebank.balance 1.0: a new service, Balance of a time-bank account");
  }

  @Test
  void releasesTellWhichVersionsWereTouched() throws IOException {
    // Given
    var first = Release.of(before, "demo", 1, ISSUED, EXPIRES);
    edit(STATUS + "contract.yaml", "retentionDays: ", "retentionDays: 1");
    copy(SHIPPED.resolve("timebank/balance"), after.resolve("timebank/balance"));
    move("certificate", "../gone");
    var second = Release.of(after, "demo", 2, ISSUED, EXPIRES);

    // Then
    assertThat(ReleaseDiff.of(first, second, Words.english()))
        .containsExactly(
            "release 1 of demo → release 2 of demo",
            "assistance.status 1.0: 1 file was edited",
            "certificate.marriage 1.0: the version is gone",
            "timebank.balance 1.0: a new version");
  }

  private void move(String from, String to) throws IOException {
    Files.move(after.resolve(from), after.resolve(to).normalize());
  }

  private void edit(String file, String from, String to) throws IOException {
    var path = after.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private static void copy(Path from, Path into) throws IOException {
    Files.createDirectories(into.getParent());
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, into.resolve(from.relativize(file).toString()));
      }
    }
  }
}
