package org.tongban.core.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * The keys of this node: for each suite that it speaks at least one for signing and one for
 * decryption, and at least one for TLS; several while one follows another. They are used inside
 * this package and can't be taken out; the one for TLS is handed to the TLS engine only as {@link
 * TlsIdentity}. Immutable.
 */
public final class NodeKeys {
  private final List<Suite> suites;
  private final HeldKeys held;
  private final Map<Suite, HeldKey> signing;
  private final HeldKey tls;

  private NodeKeys(List<Suite> suites, HeldKeys held, Map<Suite, HeldKey> signing, HeldKey tls) {
    this.suites = suites;
    this.held = held;
    this.signing = signing;
    this.tls = tls;
  }

  /** Where the two pairs of one suite lie. */
  public record MessagePairs(KeyPairFiles sign, KeyPairFiles encrypt) {
    public MessagePairs {
      Objects.requireNonNull(sign, "sign");
      Objects.requireNonNull(encrypt, "encrypt");
    }
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
    var suites = new ArrayList<Suite>();
    var held = HeldKeys.NONE;
    for (var pair : pairs) {
      held = held.and(KeyUse.SIGN, pair.sign()).and(KeyUse.ENCRYPT, pair.encrypt());
      suites.add(suite(pair, held, suites));
    }
    return first(List.copyOf(suites), held.and(KeyUse.TLS, tls));
  }

  private static Suite suite(MessagePairs pair, HeldKeys held, List<Suite> before) {
    var suite = held.last(KeyUse.SIGN).suite();
    if (suite != held.last(KeyUse.ENCRYPT).suite()) {
      throw new KeyFileException(
          pair.encrypt().certificate(), "is not of the suite of " + pair.sign().certificate());
    }
    if (before.contains(suite)) {
      throw new KeyFileException(
          pair.sign().certificate(), "is a second one of the suite " + suite);
    }
    return suite;
  }

  /** What is loaded first is used as long as nobody asks a directory. */
  private static NodeKeys first(List<Suite> suites, HeldKeys held) {
    var signing = new EnumMap<Suite, HeldKey>(Suite.class);
    for (var suite : suites) {
      signing.put(suite, held.of(KeyUse.SIGN, suite).get(0));
    }
    return new NodeKeys(suites, held, signing, held.of(KeyUse.TLS).get(0));
  }

  /**
   * The same keys and one more, for a use that the node has a key for already.
   *
   * @throws KeyFileException as above, and for a suite that the node doesn't speak
   */
  public NodeKeys and(KeyUse use, KeyPairFiles files) {
    var more = held.and(use, files);
    if (use != KeyUse.TLS && !suites.contains(more.last(use).suite())) {
      throw new KeyFileException(files.certificate(), "is of a suite that this node doesn't speak");
    }
    if (use == KeyUse.TLS && more.last(use).suite() != tls.suite()) {
      throw new KeyFileException(
          files.certificate(), "is of another suite than connections are now");
    }
    return new NodeKeys(suites, more, signing, tls);
  }

  /**
   * The same keys as they are used at that time: signing with those only that the directory gives
   * to this member, in force then and not revoked. Of several the newest is used, once it has been
   * in force for long enough that no clock doubts it; all open what was encrypted to them.
   *
   * @param settling how far clocks may differ
   */
  public NodeKeys inUse(Directory directory, MemberCode self, Instant now, Duration settling) {
    var published = new Published(directory.member(self), now, settling);
    var chosen = new EnumMap<Suite, HeldKey>(Suite.class);
    for (var suite : suites) {
      var keys = held.of(KeyUse.SIGN, suite);
      published.newest(KeyUse.SIGN, keys).ifPresent(key -> chosen.put(suite, key));
    }
    var shown = published.newest(KeyUse.TLS, held.of(KeyUse.TLS));
    return new NodeKeys(suites, held, chosen, shown.orElse(tls));
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
    if (!suites.contains(suite)) {
      throw new IllegalStateException("this node holds no key of " + suite);
    }
    return signsIn(suite)
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.PEER_NOT_TRUSTED, "no key of " + suite + " to sign with is in force"));
  }

  private Optional<HeldKey> signsIn(Suite suite) {
    return Optional.ofNullable(signing.get(suite));
  }

  Optional<HeldKey> decryption(String thumbprint) {
    return held.of(KeyUse.ENCRYPT).stream()
        .filter(key -> key.thumbprint().equals(thumbprint))
        .findFirst();
  }

  HeldKey tlsKey() {
    return tls;
  }

  /** What this node shows in a TLS handshake. */
  public TlsIdentity tls() {
    return new TlsIdentity(() -> this);
  }

  /** {@code x5t#S256} of the certificate that is signed with; empty where none is in force. */
  public Optional<String> signingThumbprint(Suite suite) {
    return signsIn(suite).map(HeldKey::thumbprint);
  }

  /** {@code x5t#S256} of all certificates for this use and suite, used now or not. */
  public List<String> thumbprints(KeyUse use, Suite suite) {
    return held.of(use, suite).stream().map(HeldKey::thumbprint).toList();
  }

  /** Whether any of the certificates comes from a demonstration authority. */
  public boolean fromDemonstrationAuthority() {
    return Stream.of(KeyUse.values())
        .flatMap(use -> held.of(use).stream())
        .anyMatch(key -> DemonstrationMark.isOn(key.certificate()));
  }

  /** Whether none of the certificates comes from another authority. */
  public boolean fromDemonstrationAuthorityOnly() {
    return Stream.of(KeyUse.values())
        .flatMap(use -> held.of(use).stream())
        .allMatch(key -> DemonstrationMark.isOn(key.certificate()));
  }
}
