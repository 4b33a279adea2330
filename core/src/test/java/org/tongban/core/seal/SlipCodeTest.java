package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.STRANGER;
import static org.tongban.core.seal.Federation.THIRD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Slip;
import org.tongban.core.proof.SlipCheck;
import org.tongban.core.proof.SlipReport;
import org.tongban.core.proof.SlipVerifier;

/** The code on a slip: who may have printed it, and that nothing of it can be altered. */
class SlipCodeTest {
  private static final Ask ASK = Federation.ask();
  private static final Digest ANSWER = Digest.sha256(new byte[] {1});

  private static Slip slip(MemberCode issuer, Instant at) {
    return new Slip(
        issuer,
        at,
        ASK.id(),
        ASKER.code(),
        ANSWERER.code(),
        ASK.service(),
        ASK.purpose(),
        Outcome.NOT_FOUND,
        NOW,
        ANSWER);
  }

  private static byte[] code(Party party, Suite suite) {
    return Federation.sealer(party).sign(slip(party.code(), NOW), suite);
  }

  private static SlipReport verify(byte[] code) {
    return verify(code, Federation.tree());
  }

  private static SlipReport verify(byte[] code, ObjectNode tree) {
    return new SlipVerifier(Federation.CRYPTO).verify(code, Federation.trusted(tree));
  }

  private static List<SlipCheck.Reason> reasons(SlipReport report) {
    return report.results().stream().map(SlipReport.Result::reason).toList();
  }

  @ParameterizedTest
  @EnumSource
  void eitherOfTheTwoMembersMayHavePrintedIt(Suite suite) {
    for (var party : List.of(ASKER, ANSWERER)) {
      // When
      var report = verify(code(party, suite));

      // Then
      assertThat(report.good()).as(report.toString()).isTrue();
      assertThat(report.slip()).contains(slip(party.code(), NOW));
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneBitOfAnyLetterSpoilsIt(Suite suite) {
    // Given
    var code = code(ASKER, suite);

    // When
    var good = new ArrayList<Integer>();
    for (int i = 0; i < code.length; i++) {
      var altered = code.clone();
      altered[i] ^= 1;
      if (verify(altered).good()) {
        good.add(i);
      }
    }

    // Then
    assertThat(code.length).isGreaterThan(400).isLessThan(800);
    assertThat(good).isEmpty();
  }

  @Test
  void anotherMembersKeyIsNone() {
    // Given
    var code = Federation.sealer(THIRD).sign(slip(ASKER.code(), NOW), Suite.ES256);

    // Then
    assertThat(reasons(verify(code))).contains(SlipCheck.Reason.KEY_OF_ANOTHER);
  }

  @Test
  void aStrangersKeyIsUnknown() {
    // When
    var report = verify(code(STRANGER, Suite.ES256));

    // Then
    assertThat(reasons(report))
        .containsExactly(
            SlipCheck.Reason.NONE,
            SlipCheck.Reason.KEY_UNKNOWN,
            SlipCheck.Reason.NEEDS_ANOTHER_CHECK);
  }

  @Test
  void aKeyMustBeInForceWhenItIsPrinted() {
    // Given
    var later = slip(ASKER.code(), NOW.plus(Duration.ofDays(4000)));
    var code = Federation.sealer(ASKER).sign(later, Suite.ES256);

    // Then
    assertThat(reasons(verify(code))).contains(SlipCheck.Reason.KEY_NOT_IN_FORCE);
  }

  @Test
  void aRevokedKeyIsNone() {
    // Given
    var tree = Federation.tree();
    Federation.key(tree, ASKER, KeyUse.SIGN, Suite.ES256).put("revoked", true);

    // Then
    assertThat(reasons(verify(code(ASKER, Suite.ES256), tree))).contains(SlipCheck.Reason.REVOKED);
  }

  @Test
  void aMessageIsNoSlipAndASlipIsNoMessage() {
    // Given
    var ask = Federation.sealer(ASKER).sign(Federation.ask(), Suite.ES256).bytes();
    var kept = new KeptMessages(Federation.CRYPTO);
    var code = code(ASKER, Suite.ES256);

    // Then
    assertThat(reasons(verify(ask))).contains(SlipCheck.Reason.MALFORMED);
    assertThat(reasons(verify("1.2.3".getBytes(StandardCharsets.US_ASCII))))
        .contains(SlipCheck.Reason.MALFORMED);
    assertThat(reasons(verify(new byte[SlipVerifier.LARGEST + 1])))
        .contains(SlipCheck.Reason.MALFORMED);
    assertThat(catchThrowable(() -> kept.signerOfAsk(code)))
        .isInstanceOf(SignedDocumentException.class);
  }
}
