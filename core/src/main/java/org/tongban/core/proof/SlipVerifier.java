package org.tongban.core.proof;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Slip;
import org.tongban.core.proof.SlipCheck.Reason;
import org.tongban.core.proof.SlipReport.Result;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeptMessages;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.TrustedDirectory;

/** Verifies the code of a printed slip by the directory. Thread safe. */
public final class SlipVerifier {
  /** Longer ones are none; a printed code can't hold much more than half of it. */
  public static final int LARGEST = 4096;

  private final KeptMessages messages;

  public SlipVerifier(CryptoProvider crypto) {
    this.messages = new KeptMessages(Objects.requireNonNull(crypto, "crypto"));
  }

  /** Makes every check that can be made; nothing in the code makes it throw. */
  public SlipReport verify(byte[] code, TrustedDirectory directory) {
    try {
      if (code.length > LARGEST) {
        return malformed();
      }
      return verified(code, messages.claimedSlip(code), directory);
    } catch (SignedDocumentException e) {
      return malformed();
    }
  }

  private static SlipReport malformed() {
    return new SlipReport(
        Optional.empty(),
        List.of(
            Result.failed(SlipCheck.FORM, Reason.MALFORMED),
            Result.open(SlipCheck.KEY),
            Result.open(SlipCheck.SIGNATURE)));
  }

  private SlipReport verified(byte[] code, Slip slip, TrustedDirectory directory) {
    var key = directory.directory().byThumbprint(messages.signerOfSlip(code));
    var wrong = key.map(known -> wrong(known, slip)).orElse(Optional.of(Reason.KEY_UNKNOWN));
    // the signature is looked at with a bad key too: one that doesn't verify says something else
    var signature =
        key.map(known -> signature(code, known)).orElseGet(() -> Result.open(SlipCheck.SIGNATURE));
    return new SlipReport(
        Optional.of(slip),
        List.of(
            Result.good(SlipCheck.FORM),
            wrong
                .map(reason -> Result.failed(SlipCheck.KEY, reason))
                .orElseGet(() -> Result.good(SlipCheck.KEY)),
            signature));
  }

  private static Optional<Reason> wrong(CertifiedKey key, Slip slip) {
    if (!key.owner().equals(slip.issuer()) || key.use() != KeyUse.SIGN) {
      return Optional.of(Reason.KEY_OF_ANOTHER);
    }
    if (key.revoked()) {
      return Optional.of(Reason.REVOKED);
    }
    return inForce(key, slip.issuedAt()) ? Optional.empty() : Optional.of(Reason.KEY_NOT_IN_FORCE);
  }

  private static boolean inForce(CertifiedKey key, Instant at) {
    return !at.isBefore(key.from()) && at.isBefore(key.to());
  }

  private Result signature(byte[] code, CertifiedKey key) {
    return messages.signedSlip(code, key.certificate())
        ? Result.good(SlipCheck.SIGNATURE)
        : Result.failed(SlipCheck.SIGNATURE, Reason.SIGNATURE_INVALID);
  }
}
