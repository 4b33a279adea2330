package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.proof.CheckResult.State;

/** An asker's own word that it could not hand an ask over is shown as that, and as no answer. */
class UndeliveredProofTest {
  private static ProofReport report(Case one, byte[] statement) {
    var stamp = Optional.of(Case.stamp(one.note()));
    var files = Map.of(ProofContent.UNDELIVERED, statement);
    return Case.verify(one.make(one.content(Optional.empty(), one.proven(), stamp, files)));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void itIsNoAnswerAndNothingIsWrongWithIt(Suite suite) {
    // Given
    var one = Case.neverHandedOver(suite);

    // When
    var report = report(one, one.statement());

    // Then
    assertThat(report.failed()).isEmpty();
    assertThat(report.of(ProofCheck.ANSWER).state()).isEqualTo(State.NOT_CHECKED);
    assertThat(report.of(ProofCheck.ANSWER).reason()).isEqualTo(ProofReason.NEVER_HANDED_OVER);
    assertThat(report.of(ProofCheck.MATCH).state()).isEqualTo(State.NOT_CHECKED);
    assertThat(report.of(ProofCheck.RECORDED).state()).isEqualTo(State.OK);
    assertThat(report.good()).isFalse();
  }

  static Stream<Arguments> forged() {
    return Stream.of(
        forged(
            "signed by the asked member in the asker's name",
            ProofReason.SIGNER_NOT_THE_ISSUER,
            one -> one.statement(Case.ASKER, Case.ANSWERER, asked(one))),
        forged(
            "the asked member's own",
            ProofReason.ANOTHER_ASK,
            one -> one.statement(Case.ANSWERER, Case.ANSWERER, asked(one))),
        forged(
            "about another ask",
            ProofReason.ANOTHER_ASK,
            one -> one.statement(Case.ASKER, Case.ASKER, Digest.sha256(new byte[] {1}))),
        forged("an answer in its place", ProofReason.SIGNATURE_INVALID, Case::otherAnswer));
  }

  private static Digest asked(Case one) {
    return Digest.ofMessage(one.content().ask());
  }

  private static Arguments forged(String name, ProofReason why, Function<Case, byte[]> forgery) {
    return argumentSet(name, why, forgery);
  }

  @ParameterizedTest
  @MethodSource("forged")
  void whatIsNotTheAskersWordAboutItsAskFails(ProofReason why, Function<Case, byte[]> forgery) {
    // Given
    var one = Case.neverHandedOver(Suite.ES256);

    // When
    var report = report(one, forgery.apply(one));

    // Then
    assertThat(report.of(ProofCheck.ANSWER).state()).isEqualTo(State.FAILED);
    assertThat(report.of(ProofCheck.ANSWER).reason()).isEqualTo(why);
    assertThat(report.of(ProofCheck.RECORDED).reason()).isEqualTo(ProofReason.EVIDENCE_DIFFERS);
  }
}
