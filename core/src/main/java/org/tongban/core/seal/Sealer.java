package org.tongban.core.seal;

import java.security.interfaces.ECPublicKey;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;

/** Signs with this node's key and encrypts to members of the directory. Thread safe. */
public final class Sealer {
  private final NodeKeys keys;
  private final Jws jws;
  private final Jwe jwe;

  public Sealer(CryptoProvider provider, NodeKeys keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
    this.jws = new Jws(provider);
    this.jwe = new Jwe(provider);
  }

  /** Signs an ask. */
  public SignedAsk sign(Ask ask) {
    var bytes = jws.sign(Typing.ASK, AskClaims.write(ask), keys.signing());
    return new SignedAsk(ask, bytes, Digest.sha256(bytes));
  }

  /** Signs an answer or a refusal. */
  public SignedAnswer sign(Answer answer) {
    var bytes = jws.sign(Typing.ANSWER, AnswerClaims.write(answer), keys.signing());
    return new SignedAnswer(answer, bytes, Digest.sha256(bytes));
  }

  /** Encrypts to the recipient, or passes the signed bytes on where none is given. */
  public SealedAsk seal(SignedAsk signed, Optional<CertifiedKey> recipient) {
    var wire = recipient.map(key -> encrypt(signed.bytes(), key)).orElseGet(signed::bytes);
    return new SealedAsk(signed, wire, recipient.isPresent());
  }

  /** Encrypts to the recipient, or passes the signed bytes on where none is given. */
  public SealedAnswer seal(SignedAnswer signed, Optional<CertifiedKey> recipient) {
    var wire = recipient.map(key -> encrypt(signed.bytes(), key)).orElseGet(signed::bytes);
    return new SealedAnswer(signed, wire, recipient.isPresent());
  }

  private byte[] encrypt(byte[] signed, CertifiedKey recipient) {
    var key = (ECPublicKey) recipient.certificate().getPublicKey();
    return jwe.encrypt(signed, key, recipient.thumbprint());
  }
}
