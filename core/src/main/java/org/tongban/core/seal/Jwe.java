package org.tongban.core.seal;

import java.security.interfaces.ECPublicKey;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;

/** Encrypts a signed message to one member, by the suite that the member's key is of. */
final class Jwe {
  private final EcdhJwe ecdh;

  Jwe(CryptoProvider provider) {
    this.ecdh = new EcdhJwe(provider);
  }

  /** What was inside, and the suite of the key that opened it. */
  record Decrypted(byte[] signed, Suite suite) {}

  byte[] encrypt(byte[] signed, CertifiedKey recipient) {
    var key = (ECPublicKey) recipient.certificate().getPublicKey();
    return recipient.suite() == Suite.SM2
        ? Sm2Jwe.encrypt(signed, key, recipient.thumbprint())
        : ecdh.encrypt(signed, key, recipient.thumbprint());
  }

  /** The header names one of this node's keys; that key, not the header, says how to decrypt. */
  Decrypted decrypt(byte[] wire, NodeKeys keys) throws NotSealedException {
    var text = CompactForm.text(wire);
    if (!CompactForm.isCanonical(text)) {
      throw new NotSealedException("a part is not in its only spelling");
    }
    var header = JweProfile.of(text.substring(0, text.indexOf('.')));
    var key =
        keys.decryption(header.thumbprint())
            .orElseThrow(() -> new NotSealedException("encrypted to another key"));
    header.check(key.suite());
    var signed =
        key.suite() == Suite.SM2
            ? Sm2Jwe.decrypt(text, key.key())
            : ecdh.decrypt(text, key.secret());
    return new Decrypted(signed, key.suite());
  }
}
