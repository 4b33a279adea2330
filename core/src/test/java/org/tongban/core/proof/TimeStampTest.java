package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationTimeStamper;

/** A time-stamp is about some bytes, by an authority for time-stamps that somebody trusts. */
class TimeStampTest {
  private static final byte[] CONTENT = Case.ascii("what is stamped");

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aStampIsOfItsAuthorityAndItsBytes(Suite suite) {
    // Given
    var authority = Case.AUTHORITIES.get(suite);
    var stamper = Bureau.files(authority.issueTimeStamper());

    // When
    var stamp = stamp(new DemonstrationTimeStamper(stamper, CLOCK));

    // Then
    assertThat(stamp.at()).isEqualTo(NOW);
    assertThat(stamp.covers(CONTENT)).isTrue();
    assertThat(stamp.covers(Case.ascii("what is stampeD"))).isFalse();
    assertThat(stamp.isBy(List.of(authority.certificate()))).isTrue();
    assertThat(stamp.isBy(List.of())).isFalse();
    assertThat(stamp.isBy(List.of(DemonstrationAuthority.create(CLOCK, 30, suite).certificate())))
        .isFalse();
  }

  @Test
  void aCertificateOfAnotherUseDoesNotStamp() {
    // Given
    var authority = Case.AUTHORITIES.get(Suite.ES256);
    var member = Bureau.files(authority.issue(Case.ASKER.code(), KeyUse.SIGN));

    // When, Then
    assertThatThrownBy(() -> stamp(new DemonstrationTimeStamper(member, CLOCK)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aStampAfterTheCertificatesEndIsNobodys() {
    // Given
    var authority = Case.AUTHORITIES.get(Suite.ES256);
    var late = Clock.offset(CLOCK, Duration.ofDays(31));

    // When
    var stamp = stamp(new DemonstrationTimeStamper(Bureau.files(Case.STAMPER), late));

    // Then
    assertThat(stamp.isBy(List.of(authority.certificate()))).isFalse();
  }

  @Test
  void theAnswerToAnotherQuestionIsRefused() {
    // Given
    var stamper = new DemonstrationTimeStamper(Bureau.files(Case.STAMPER), CLOCK);
    var same = TimeStampRequest.over(CONTENT);
    var other = TimeStampRequest.over(Case.ascii("another"));

    // When, Then
    assertThatThrownBy(() -> TimeStampRequest.over(CONTENT).open(stamper.answer(same.bytes())))
        .isInstanceOf(ProofException.class)
        .hasMessage("STAMP_OF_SOMETHING_ELSE");
    assertThatThrownBy(() -> same.open(stamper.answer(other.bytes())))
        .hasMessage("STAMP_OF_SOMETHING_ELSE");
    assertThatThrownBy(() -> same.open(CONTENT)).hasMessage("STAMP_MALFORMED");
  }

  private static TimeStamp stamp(DemonstrationTimeStamper stamper) {
    var request = TimeStampRequest.over(CONTENT);
    return request.open(stamper.answer(request.bytes()));
  }
}
