package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSData;
import org.bouncycastle.tsp.ers.ERSDataGroup;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.proof.CheckResult.State;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationKey;
import org.tongban.core.seal.DemonstrationTimeStamper;

/** A proof outlives the certificate of its time-stamp by evidence records, and only by them. */
class EvidenceRenewalTest {
  /** The first authority's certificates serve 30 days. */
  private static final Instant IN_TIME = NOW.plus(Duration.ofDays(25));

  private static final Instant AFTER = NOW.plus(Duration.ofDays(40));
  private static final Instant AFTER_SECOND = NOW.plus(Duration.ofDays(100));
  private static final Office SECOND = new Office(IN_TIME.minusSeconds(60), 60);
  private static final Office THIRD = new Office(NOW.plus(Duration.ofDays(80)), 60);

  /** A later time-stamp authority. */
  private static final class Office {
    final DemonstrationAuthority authority;
    final DemonstrationKey key;

    Office(Instant from, int days) {
      authority = DemonstrationAuthority.create(at(from), days);
      key = authority.issueTimeStamper();
    }

    TimeStamp stamp(byte[] content, Instant now) {
      var request = TimeStampRequest.over(content);
      var stamper = new DemonstrationTimeStamper(Bureau.files(key), at(now));
      return request.open(stamper.answer(request.bytes()));
    }
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Anchors anchors() {
    var stampers =
        Stream.concat(
                Case.ANCHORS.stampers().stream(),
                Stream.of(SECOND, THIRD).map(office -> office.authority.certificate()))
            .toList();
    return new Anchors(Case.ANCHORS.operators(), Case.ANCHORS.authorities(), stampers);
  }

  private static CheckResult lasting(byte[] file, Instant now) {
    var report = new ProofVerifier(Case.CRYPTO, anchors(), at(now)).verify(file);
    assertThat(report.of(ProofCheck.TIME).state()).isEqualTo(State.OK);
    return report.of(ProofCheck.LASTING);
  }

  private static EvidenceRecord record(Stamp stamp, Instant now) {
    var token = SECOND.stamp(EvidenceRecord.stamped(List.of(stamp)), now);
    return EvidenceRecord.over(List.of(stamp), token).get(0);
  }

  private static byte[] proof(Suite suite) {
    var one = new Case(suite);
    return one.make(one.content());
  }

  @ParameterizedTest
  @EnumSource
  void withoutRenewalATimeStampEndsAndWithItItHolds(Suite suite) {
    // Given
    var file = proof(suite);
    var stamp = ProofRenewal.stamp(file).orElseThrow();

    // When
    var renewed = ProofRenewal.with(file, record(stamp, IN_TIME));

    // Then
    assertThat(lasting(file, NOW).state()).isEqualTo(State.OK);
    assertThat(lasting(file, AFTER).state()).isEqualTo(State.NOT_CHECKED);
    assertThat(lasting(file, AFTER).reason()).isEqualTo(ProofReason.STAMP_ENDED);
    var report = new ProofVerifier(Case.CRYPTO, anchors(), at(AFTER)).verify(renewed);
    assertThat(report.good()).as(report.toString()).isTrue();
    assertThat(report.of(ProofCheck.LASTING).values()).contains("1");
  }

  @Test
  void eachRenewalMustComeBeforeTheEndOfTheOneBefore() {
    // Given
    var file = proof(Suite.ES256);
    var stamp = ProofRenewal.stamp(file).orElseThrow();
    var first = record(stamp, IN_TIME);

    // When
    var second = first.renewed(THIRD.stamp(first.next(), NOW.plus(Duration.ofDays(81))));
    var late = record(stamp, AFTER);

    // Then
    assertThat(second.length()).isEqualTo(2);
    assertThat(lasting(ProofRenewal.with(file, first), AFTER_SECOND).reason())
        .isEqualTo(ProofReason.STAMP_ENDED);
    assertThat(lasting(ProofRenewal.with(file, second), AFTER_SECOND).state()).isEqualTo(State.OK);
    assertThat(lasting(ProofRenewal.with(file, late), AFTER).reason())
        .isEqualTo(ProofReason.RENEWED_TOO_LATE);
  }

  @Test
  void aRecordOfAnotherStampOrOfAStrangerIsNone() {
    // Given
    var file = proof(Suite.ES256);
    var stamp = ProofRenewal.stamp(file).orElseThrow();
    var other = Case.stamp(new Case(Suite.ES256).note());
    var stranger = new Office(IN_TIME.minusSeconds(60), 60);
    var token = stranger.stamp(EvidenceRecord.stamped(List.of(stamp)), IN_TIME);

    // Then
    assertThat(lasting(ProofRenewal.with(file, record(other, IN_TIME)), AFTER).reason())
        .isEqualTo(ProofReason.RECORD_OF_SOMETHING_ELSE);
    var strange = EvidenceRecord.over(List.of(stamp), token).get(0);
    assertThat(lasting(ProofRenewal.with(file, strange), AFTER).reason())
        .isEqualTo(ProofReason.STAMP_NOT_BY_THE_AUTHORITY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void oneTimeStampRenewsManyAndTheLibraryReadsEachRecord(int many) throws Exception {
    // Given
    var stamps =
        IntStream.range(0, many)
            .mapToObj(
                i -> new Stamp(Case.ascii("note " + i), Case.ascii("m" + i), new byte[] {(byte) i}))
            .toList();

    // When
    var token = SECOND.stamp(EvidenceRecord.stamped(stamps), IN_TIME);
    var records = EvidenceRecord.over(stamps, token);

    // Then
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    for (int i = 0; i < many; i++) {
      var read = new ERSEvidenceRecord(records.get(i).bytes(), digests);
      var stamp = stamps.get(i);
      var group =
          new ERSDataGroup(
              List.<ERSData>of(
                  new ERSByteData(stamp.note()),
                  new ERSByteData(stamp.manifest()),
                  new ERSByteData(stamp.token())));
      read.validatePresent(group, Date.from(IN_TIME.plusSeconds(1)));
    }
  }

  @Test
  void anAlteredRecordIsFoundByteByByte() {
    // Given
    var file = proof(Suite.ES256);
    var stamp = ProofRenewal.stamp(file).orElseThrow();
    var record = record(stamp, IN_TIME).bytes();

    // When
    var unnoticed = new ArrayList<Integer>();
    for (int i = 0; i < record.length; i++) {
      var altered = record.clone();
      altered[i] ^= 1;
      if (good(altered, stamp)) {
        unnoticed.add(i);
      }
    }

    // Then
    assertThat(unnoticed).isEmpty();
    assertThatThrownBy(() -> EvidenceRecord.read(new byte[] {1}))
        .isInstanceOfSatisfying(
            ProofException.class,
            e -> assertThat(e.reason()).isEqualTo(ProofReason.RECORD_MALFORMED));
  }

  private static boolean good(byte[] record, Stamp stamp) {
    try {
      EvidenceRecord.read(record).holds(stamp, anchors().stampers());
      return true;
    } catch (ProofException e) {
      return false;
    }
  }

  @Test
  void algorithmsEndToo() {
    assertThat(AlgorithmEnds.of("SHA-256")).isAfter(NOW);
    assertThat(AlgorithmEnds.of("RSA-1024")).isEqualTo(Instant.MIN);
    assertThat(
            TimeStamp.read(ProofRenewal.stamp(proof(Suite.ES256)).orElseThrow().token())
                .end(anchors().stampers()))
        .isBefore(AFTER)
        .isAfter(CLOCK.instant());
  }
}
