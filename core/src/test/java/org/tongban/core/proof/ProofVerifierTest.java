package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.directory.Suite;
import org.tongban.core.proof.CheckResult.State;

/** A whole proof is good; what is missing or wrong in one is named by the check that finds it. */
class ProofVerifierTest {
  @ParameterizedTest
  @EnumSource(Suite.class)
  void aWholeProofIsGood(Suite suite) {
    // Given
    var one = new Case(suite);

    // When
    var report = Case.verify(one.make(one.content()));

    // Then
    assertThat(report.results()).allMatch(result -> result.state() == State.OK);
    assertThat(report.results()).hasSameSizeAs(ProofCheck.values());
    assertThat(report.good()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void whatAResponderSaidOfACertificateCounts(Suite suite) {
    // Given
    var one = new Case(suite);
    var all = one.content();

    // When
    var good =
        Case.verify(
            one.make(one.content(all.answer(), one.proven(), all.stamp(), one.responder(false))));
    var revoked =
        Case.verify(
            one.make(one.content(all.answer(), one.proven(), all.stamp(), one.responder(true))));

    // Then
    assertThat(good.results()).allMatch(result -> result.state() == State.OK);
    assertThat(good.of(ProofCheck.REVOCATION).values())
        .isNotEqualTo(Case.verify(one.make(all)).of(ProofCheck.REVOCATION).values());
    assertThat(revoked.of(ProofCheck.REVOCATION).reason()).isEqualTo(ProofReason.REVOKED);
  }

  @Test
  void anAnswerOfSomebodyElseOrAboutSomebodyElseIsNone() {
    // Given
    var one = new Case(Suite.ES256);
    var all = one.content();
    var other = new Case(Suite.SM2).responder(false).values().iterator().next();
    var name = one.responder(false).keySet().iterator().next();

    for (var members :
        List.of(
            Map.of(name, other),
            Map.of("revocation/x.ocsp", one.responder(false).get(name)),
            Map.of("revocation/answer-x.ocsp", other))) {
      // When
      var report =
          Case.verify(one.make(one.content(all.answer(), one.proven(), all.stamp(), members)));

      // Then
      assertThat(report.of(ProofCheck.REVOCATION).reason())
          .isEqualTo(ProofReason.REVOCATION_UNREADABLE);
    }
  }

  @Test
  void withoutAnchorsNothingIsBelieved() {
    // Given
    var one = new Case(Suite.ES256);

    // When
    var report =
        new ProofVerifier(Case.CRYPTO, Anchors.NONE, CLOCK).verify(one.make(one.content()));

    // Then
    assertThat(report.good()).isFalse();
    assertThat(report.failed()).isEmpty();
    assertThat(report.of(ProofCheck.DIRECTORY).reason()).isEqualTo(ProofReason.NO_ANCHOR);
    assertThat(report.of(ProofCheck.TIME).reason()).isEqualTo(ProofReason.NO_ANCHOR);
    assertThat(report.of(ProofCheck.ASK).state()).isEqualTo(State.NOT_CHECKED);
    assertThat(report.of(ProofCheck.CONTENT).state()).isEqualTo(State.OK);
  }

  @Test
  void strangersAsAnchorsMakeItFail() {
    // Given
    var one = new Case(Suite.ES256);
    var stranger = List.of(Case.STAMPER.certificate());

    // When
    var report =
        new ProofVerifier(Case.CRYPTO, new Anchors(stranger, stranger, ANSWERERS), CLOCK)
            .verify(one.make(one.content()));

    // Then
    assertThat(report.of(ProofCheck.DIRECTORY).reason()).isEqualTo(ProofReason.NOT_THE_OPERATORS);
    assertThat(report.of(ProofCheck.TIME).reason())
        .isEqualTo(ProofReason.STAMP_NOT_BY_THE_AUTHORITY);
  }

  private static final List<java.security.cert.X509Certificate> ANSWERERS =
      List.of(Case.ANSWERER.signing(Suite.ES256).certificate());

  @Test
  void whatWasNotThereYetIsSaid() {
    // Given
    var one = new Case(Suite.ES256);
    var without =
        one.proven().stream().map(p -> new ProvenEntry(p.entry(), Optional.empty())).toList();
    var content = one.content(one.content().answer(), without, Optional.empty(), Map.of());

    // When
    var report = Case.verify(one.make(content));

    // Then
    assertThat(report.failed()).isEmpty();
    assertThat(report.of(ProofCheck.RECORDED).reason()).isEqualTo(ProofReason.NO_CHECKPOINT_YET);
    assertThat(report.of(ProofCheck.CHECKPOINT).reason()).isEqualTo(ProofReason.NO_CHECKPOINT_YET);
    assertThat(report.of(ProofCheck.TIME).reason()).isEqualTo(ProofReason.NO_STAMP_YET);
    assertThat(report.good()).isFalse();
  }

  @Test
  void anAnswerToAnotherAskIsFound() {
    // Given
    var one = new Case(Suite.ES256);
    var content =
        one.content(
            Optional.of(one.otherAnswer()),
            one.proven(),
            Optional.of(Case.stamp(one.note())),
            Map.of());

    // When
    var report = Case.verify(one.make(content));

    // Then
    assertThat(report.of(ProofCheck.ANSWER).state()).isEqualTo(State.OK);
    assertThat(report.of(ProofCheck.MATCH).reason()).isEqualTo(ProofReason.ANOTHER_ASK);
    assertThat(report.of(ProofCheck.RECORDED).reason()).isEqualTo(ProofReason.EVIDENCE_DIFFERS);
  }

  @Test
  void aRevokedSignerIsFound() {
    // Given
    var one = new Case(Suite.ES256);
    var now = ExampleDirectory.NOW;
    var revoked = List.of(Case.ANSWERER.signing(Suite.ES256).certificate());
    var list =
        Case.AUTHORITIES.get(Suite.ES256).revocationList(2, now, now.plusSeconds(60), revoked);

    // When
    var report = Case.verify(one.make(with(one, Map.of("revocation/1.crl", list))));

    // Then
    assertThat(report.of(ProofCheck.REVOCATION).reason()).isEqualTo(ProofReason.REVOKED);
    assertThat(report.of(ProofCheck.REVOCATION).values()).containsExactly("310118");
  }

  @Test
  void anEditedContractIsFound() {
    // Given
    var one = new Case(Suite.ES256);
    var name = "contract/assistance/status/1.0/ask.schema.json";

    // When
    var report = Case.verify(one.make(with(one, Map.of(name, Case.ascii("{ }")))));

    // Then
    assertThat(report.of(ProofCheck.CATALOGUE).reason()).isEqualTo(ProofReason.CONTRACT_ALTERED);
  }

  @Test
  void anEntryThatIsNotInTheTreeIsFound() {
    // Given
    var one = new Case(Suite.ES256);
    var other = new Case(Suite.ES256);
    var content =
        one.content(
            one.content().answer(), one.proven(), Optional.of(Case.stamp(other.note())), Map.of());

    // When
    var report = Case.verify(one.make(content));

    // Then
    assertThat(report.of(ProofCheck.CHECKPOINT).state()).isEqualTo(State.OK);
    assertThat(report.of(ProofCheck.RECORDED).reason()).isEqualTo(ProofReason.NOT_IN_THE_TREE);
    assertThat(report.of(ProofCheck.TIME).state()).isEqualTo(State.OK);
  }

  private static ProofContent with(Case one, Map<String, byte[]> files) {
    var content = one.content();
    return one.content(content.answer(), content.entries(), content.stamp(), files);
  }
}
