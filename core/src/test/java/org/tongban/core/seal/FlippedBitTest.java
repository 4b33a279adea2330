package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Refusals.refused;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Walks over a signed message and changes one bit at a time. */
class FlippedBitTest {
  private static final int STEP = 5;
  private final SealedAsk sent = Federation.open(Federation.ask(), suite());

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void noBitOfAnAskCanBeChanged(int bit) {
    for (int at = bit % STEP; at < sent.wire().length; at += STEP) {
      // Given
      var wire = sent.wire();
      wire[at] ^= (byte) (1 << bit);

      // When
      var refusal =
          catchThrowableOfType(
              RefusedException.class,
              () -> Federation.opener(ANSWERER).openAsk(wire, ASKER.code()));

      // Then
      assertThat(refusal).as("bit %d of byte %d", bit, at).isNotNull();
      assertThat(refusal.reason()).isIn(Reason.ENVELOPE_MALFORMED, Reason.SIGNATURE_INVALID);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void noBitOfAnAnswerCanBeChanged(int bit) {
    // Given
    var answer = Federation.wire(Federation.answer(sent.signed()), suite());
    for (int at = bit % STEP; at < answer.length; at += STEP) {
      var wire = answer.clone();
      wire[at] ^= (byte) (1 << bit);

      // When // Then
      refused(Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).openAnswer(wire, sent));
    }
  }

  @Test
  void noBeginningOfAMessageIsOne() {
    // Given
    var answer = Federation.wire(Federation.answer(sent.signed()), suite());

    // When // Then
    for (int length = 0; length < sent.wire().length; length += STEP) {
      var ask = Arrays.copyOf(sent.wire(), length);
      var refusal =
          catchThrowableOfType(
              RefusedException.class, () -> Federation.opener(ANSWERER).openAsk(ask, ASKER.code()));
      assertThat(refusal).as("%d bytes", length).isNotNull();
      assertThat(refusal.reason()).isIn(Reason.ENVELOPE_MALFORMED, Reason.SIGNATURE_INVALID);
      var beginning = Arrays.copyOf(answer, Math.min(length, answer.length - 1));
      refused(Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).openAnswer(beginning, sent));
    }
  }

  @Test
  void noPartOfAnotherMessageFits() {
    // Given
    var other = Federation.open(Federation.ask(), suite()).wire();

    // When // Then
    for (int part = 1; part < CompactForm.JWS_PARTS; part++) {
      var wire = Forge.part(sent.wire(), part, Forge.part(other, part));
      refused(
          Reason.SIGNATURE_INVALID, () -> Federation.opener(ANSWERER).openAsk(wire, ASKER.code()));
    }
  }
}
