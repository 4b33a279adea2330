package org.tongban.core.seal;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.SignedPart;

/** What opening an ask and opening an answer have in common: decrypt, find the key, verify. */
final class Envelopes {
  private final Supplier<NodeKeys> keys;
  private final Jws jws;
  private final Jwe jwe;
  private final Supplier<TrustedDirectory> directory;
  private final Clock clock;

  Envelopes(
      CryptoProvider provider,
      Supplier<NodeKeys> keys,
      Supplier<TrustedDirectory> directory,
      Clock clock) {
    this.keys = Objects.requireNonNull(keys, "keys");
    this.jws = new Jws(provider);
    this.jwe = new Jwe(provider);
    this.directory = Objects.requireNonNull(directory, "directory");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Verified bytes and the key that verified them. */
  record Verified(Typing typing, Lines lines, byte[] payload, CertifiedKey key, boolean encrypted) {
    /** What was signed, with the items whose root was. */
    byte[] signed() {
      return lines.joined();
    }

    Digest digest() {
      return Digest.sha256(lines.head());
    }
  }

  /** Why a message of the right form can't be believed; for the log only. */
  static final class UnverifiedException extends Exception {
    private static final long serialVersionUID = 1L;

    UnverifiedException(String message) {
      super(message);
    }
  }

  /**
   * Verifies a message of one of some kinds.
   *
   * @param kinds at least one; what is of none of them is refused
   */
  Verified verify(byte[] wire, Typing... kinds) throws NotSealedException, UnverifiedException {
    var head = Arrays.copyOf(wire, SignedPart.length(wire));
    var encrypted = CompactForm.parts(head) == CompactForm.JWE_PARTS;
    return encrypted
        ? verifyInside(jwe.decrypt(wire, keys.get()), kinds)
        : verifySigned(wire.clone(), kinds, false);
  }

  /** What is inside must be of the suite around it, or the stronger one would be for show. */
  private Verified verifyInside(Jwe.Decrypted inside, Typing[] kinds)
      throws NotSealedException, UnverifiedException {
    var verified = verifySigned(inside.signed(), kinds, true);
    if (verified.key().suite() != inside.suite()) {
      throw new NotSealedException("encrypted in another suite than signed");
    }
    return verified;
  }

  private Verified verifySigned(byte[] signed, Typing[] kinds, boolean encrypted)
      throws NotSealedException, UnverifiedException {
    var lines = Lines.of(signed);
    var typing = typing(lines.head(), kinds);
    var read = jws.read(lines.head(), typing);
    var key = signingKey(read.thumbprint());
    if (!CertificateReader.suite(key.certificate()).equals(Optional.of(key.suite()))
        || !jws.verifies(read, key.certificate())) {
      throw new UnverifiedException("the signature does not verify");
    }
    return new Verified(typing, lines, read.payload(), key, encrypted);
  }

  /** The kind that the message says it is; of some other, the first, which it then is not. */
  private static Typing typing(byte[] signed, Typing[] kinds) throws NotSealedException {
    if (kinds.length == 1) {
      return kinds[0];
    }
    var said = ReadJws.of(signed).header().getType();
    return Arrays.stream(kinds)
        .filter(kind -> kind.type().equals(said))
        .findFirst()
        .orElse(kinds[0]);
  }

  /** The directory in force. */
  Directory directory() {
    return directory.get().directory();
  }

  /** Whether this node can answer in that suite. */
  boolean speaks(Suite suite) {
    return keys.get().suites().contains(suite);
  }

  /** Never ends without a key: an unknown certificate is a no, not a skipped check. */
  private CertifiedKey signingKey(String thumbprint) throws UnverifiedException {
    var content = directory();
    Optional<CertifiedKey> found = content.byThumbprint(thumbprint);
    if (found.isEmpty()) {
      throw new UnverifiedException("the directory knows no such certificate");
    }
    var key = found.get();
    if (key.use() != KeyUse.SIGN) {
      throw new UnverifiedException("certificate " + thumbprint + " is not for signing");
    }
    if (key.revoked()) {
      throw new UnverifiedException("certificate " + thumbprint + " is revoked");
    }
    if (!key.usable(clock.instant())) {
      throw new UnverifiedException("certificate " + thumbprint + " is not in force");
    }
    if (content.member(key.owner()).filter(member -> member.active()).isEmpty()) {
      throw new UnverifiedException("member " + key.owner() + " is not active");
    }
    return key;
  }
}
