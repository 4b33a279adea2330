package org.tongban.core.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.core.directory.Suite;

/**
 * The keys of this node: for each suite that it speaks one for signing and one for decryption, and
 * one for TLS. They are used inside this package and can't be taken out; the one for TLS is handed
 * to the TLS engine only as {@link TlsIdentity}.
 */
public final class NodeKeys {
  private final List<Suite> suites;
  private final Map<Suite, HeldKey> signing = new EnumMap<>(Suite.class);
  private final Map<Suite, HeldKey> decryption = new EnumMap<>(Suite.class);
  private final TlsIdentity tls;

  private NodeKeys(List<MessagePairs> pairs, HeldKey tls) {
    var order = new ArrayList<Suite>();
    pairs.forEach(pair -> order.add(add(pair)));
    this.suites = List.copyOf(order);
    this.tls = new TlsIdentity(tls);
  }

  /** Where the two pairs of one suite lie. */
  public record MessagePairs(KeyPairFiles sign, KeyPairFiles encrypt) {
    public MessagePairs {
      Objects.requireNonNull(sign, "sign");
      Objects.requireNonNull(encrypt, "encrypt");
    }
  }

  private Suite add(MessagePairs pair) {
    var sign = HeldKey.load(pair.sign());
    var encrypt = HeldKey.load(pair.encrypt());
    if (sign.suite() != encrypt.suite()) {
      throw new KeyFileException(
          pair.encrypt().certificate(), "is not of the suite of " + pair.sign().certificate());
    }
    if (signing.put(sign.suite(), sign) != null) {
      throw new KeyFileException(
          pair.sign().certificate(), "is a second one of the suite " + sign.suite());
    }
    decryption.put(encrypt.suite(), encrypt);
    return sign.suite();
  }

  /**
   * Loads the three pairs of a node that speaks one suite.
   *
   * @throws KeyFileException when a file is missing, readable by others, or not a matching pair
   */
  public static NodeKeys load(KeyPairFiles sign, KeyPairFiles encrypt, KeyPairFiles tls) {
    return load(List.of(new MessagePairs(sign, encrypt)), tls);
  }

  /**
   * Loads the pairs of a node that speaks one suite or both; the first is the one that it prefers.
   * A pair belongs to the suite on whose curve its certificate's key lies.
   *
   * @throws KeyFileException when a file is missing, readable by others, not a matching pair, or of
   *     the wrong suite
   */
  public static NodeKeys load(List<MessagePairs> pairs, KeyPairFiles tls) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("a node speaks at least one suite");
    }
    return new NodeKeys(pairs, HeldKey.load(tls));
  }

  /** The suites that this node speaks, the preferred one first. */
  public List<Suite> suites() {
    return suites;
  }

  /** The preferred suite. */
  public Suite preferred() {
    return suites.get(0);
  }

  HeldKey signing(Suite suite) {
    return Optional.ofNullable(signing.get(suite))
        .orElseThrow(() -> new IllegalStateException("this node holds no key of " + suite));
  }

  Optional<HeldKey> decryption(String thumbprint) {
    return decryption.values().stream()
        .filter(key -> key.thumbprint().equals(thumbprint))
        .findFirst();
  }

  /** What this node shows in a TLS handshake. */
  public TlsIdentity tls() {
    return tls;
  }

  /** {@code x5t#S256} of the preferred signing certificate. */
  public String signingThumbprint() {
    return signingThumbprint(preferred());
  }

  /** {@code x5t#S256} of the signing certificate, as it must stand in the directory. */
  public String signingThumbprint(Suite suite) {
    return signing(suite).thumbprint();
  }

  /** {@code x5t#S256} of the preferred encryption certificate. */
  public String encryptionThumbprint() {
    return encryptionThumbprint(preferred());
  }

  /** {@code x5t#S256} of the encryption certificate of a suite that the node speaks. */
  public String encryptionThumbprint(Suite suite) {
    signing(suite);
    return decryption.get(suite).thumbprint();
  }

  /** When the first of the signing certificates ends. */
  public Instant signingExpiry() {
    return signing.values().stream()
        .map(key -> key.certificate().getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Whether any of the certificates comes from a demonstration authority. */
  public boolean fromDemonstrationAuthority() {
    return DemonstrationMark.isOn(tls.certificate())
        || Stream.concat(signing.values().stream(), decryption.values().stream())
            .anyMatch(key -> DemonstrationMark.isOn(key.certificate()));
  }
}
