package org.tongban.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.proof.EvidenceRecord;
import org.tongban.node.TurnedClock;
import org.tongban.node.settings.StampSettings;
import org.tongban.node.store.RenewalStore;
import org.tongban.node.store.StampStore;
import org.tongban.node.witness.Journals;

/** Time-stamps are renewed in time, many by one, and only by what lasts longer. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RenewingTest {
  @TempDir private static Path folder;
  private static final TurnedClock CLOCK = new TurnedClock(Journals.NOW);
  private static Journals journal;
  private static StampOffice first;
  private static StampOffice second;
  private static StampOffice third;
  private static StampStore stamps;
  private static RenewalStore renewals;

  @BeforeAll
  static void start() throws IOException {
    journal = new Journals("310118");
    first = new StampOffice(folder.resolve("first"), CLOCK);
    stamps = new StampStore(journal.dataSource());
    renewals = new RenewalStore(journal.dataSource());
    for (int i = 0; i < 3; i++) {
      journal.append(2);
      stamping().now();
    }
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    third.close();
    journal.close();
  }

  private static Stamping stamping() {
    var asked = new StampAuthorities(StampOffice.settings(first, first), CLOCK);
    var note = folder.resolve("journal").resolve("checkpoint.note");
    return new Stamping(journal.checkpoints(note), stamps, Optional.of(asked), CLOCK);
  }

  private static Renewing by(StampOffice asked, StampOffice... believed) {
    var settings =
        new StampSettings(
            List.of(asked.address()),
            List.of(believed).stream().map(StampOffice::certificate).toList(),
            Duration.ofHours(1),
            Duration.ofDays(10));
    var authorities = new StampAuthorities(settings, CLOCK);
    return new Renewing(renewals, Optional.of(authorities), settings.renewBefore(), CLOCK);
  }

  private static EvidenceRecord record(long size) {
    return renewals.newest(size).orElseThrow();
  }

  @Test
  @Order(1)
  void whatLastsIsLeftAlone() throws IOException {
    // Given
    int asked = first.asked();

    // Then
    assertThat(by(first, first).now()).isZero();
    assertThat(first.asked()).isEqualTo(asked);
  }

  @Test
  @Order(2)
  void aNewStampThatEndsNoLaterIsOfNoUse() throws IOException {
    // Given
    CLOCK.turn(Duration.ofDays(25));

    // Then
    assertThat(by(first, first).now()).isZero();
    assertThat(renewals.newest(2)).isEmpty();
  }

  @Test
  @Order(3)
  void oneStampRenewsAllThatEndSoon() throws IOException, CertificateException {
    // Given
    second = new StampOffice(folder.resolve("second"), CLOCK);

    // When
    int renewed = by(second, first, second).now();
    int again = by(second, first, second).now();

    // Then
    assertThat(renewed).isEqualTo(3);
    assertThat(again).isZero();
    assertThat(second.asked()).isEqualTo(1);
    assertThat(record(4).isOver(stamps.covering(4).orElseThrow().stamp())).isTrue();
    assertThat(record(4).isOver(stamps.covering(6).orElseThrow().stamp())).isFalse();
    assertThat(holds(4, first, second)).isAfter(CLOCK.instant().plus(Duration.ofDays(20)));
  }

  @Test
  @Order(4)
  void aRenewalIsRenewedForAllThatItRenewed() throws IOException, CertificateException {
    // Given
    CLOCK.turn(Duration.ofDays(25));
    third = new StampOffice(folder.resolve("third"), CLOCK);

    // When
    int renewed = by(third, first, second, third).now();

    // Then
    assertThat(renewed).isEqualTo(3);
    assertThat(third.asked()).isEqualTo(1);
    assertThat(record(6).length()).isEqualTo(2);
    assertThat(holds(6, first, second, third)).isAfter(CLOCK.instant().plus(Duration.ofDays(20)));
  }

  private static Instant holds(long size, StampOffice... believed)
      throws IOException, CertificateException {
    var trusted = new java.util.ArrayList<java.security.cert.X509Certificate>();
    for (var office : believed) {
      trusted.add(CertificateReader.read(Files.readAllBytes(office.certificate())));
    }
    return record(size).holds(stamps.covering(size).orElseThrow().stamp(), trusted);
  }
}
