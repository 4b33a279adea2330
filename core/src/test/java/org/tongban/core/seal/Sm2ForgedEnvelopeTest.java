package org.tongban.core.seal;

import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Refusals.refused;

import org.junit.jupiter.api.Test;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;

/** The cases of its parent in the suite SM2, whose signatures have no twins. */
class Sm2ForgedEnvelopeTest extends ForgedEnvelopeTest {
  @Override
  Suite suite() {
    return Suite.SM2;
  }

  @Test
  @Override
  void theTwinOfASignatureIsTheSameAskWithAnotherDigest() {
    // Given
    var sent = Federation.open(Federation.ask(), Suite.SM2);
    var twin = Forge.twin(sent.wire(), ASKER.held(KeyUse.SIGN, Suite.SM2));

    // When // Then: r + s goes into the check, so (r, n - s) is no signature
    refused(
        Reason.SIGNATURE_INVALID, () -> Federation.opener(ANSWERER).openAsk(twin, ASKER.code()));
  }

  @Test
  @Override
  void anAnswerToTheTwinOfAnAskGivesTheChangeAway() {
    theTwinOfASignatureIsTheSameAskWithAnotherDigest();
  }
}
