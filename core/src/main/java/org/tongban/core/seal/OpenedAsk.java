package org.tongban.core.seal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.ItemTree;

/**
 * Proof that a received ask was decrypted where needed, verified over the received bytes against a
 * certificate that the directory gives to its issuer, addressed to this node and within its
 * validity. Made by {@link Opener} only.
 */
public final class OpenedAsk {
  private final Ask ask;
  private final byte[] bytes;
  private final Digest digest;
  private final String thumbprint;
  private final Suite suite;
  private final boolean encrypted;
  private final Optional<Trail> trail;
  private final List<byte[]> lines;

  OpenedAsk(
      Ask ask,
      Lines lines,
      String thumbprint,
      Suite suite,
      boolean encrypted,
      Optional<Trail> trail) {
    this(
        ask,
        lines.joined(),
        Digest.sha256(lines.head()),
        lines.items(),
        thumbprint,
        suite,
        encrypted,
        trail);
  }

  private OpenedAsk(
      Ask ask,
      byte[] bytes,
      Digest digest,
      List<byte[]> lines,
      String thumbprint,
      Suite suite,
      boolean encrypted,
      Optional<Trail> trail) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.bytes = bytes.clone();
    this.digest = Objects.requireNonNull(digest, "digest");
    this.lines = List.copyOf(lines);
    this.thumbprint = Objects.requireNonNull(thumbprint, "thumbprint");
    this.suite = Objects.requireNonNull(suite, "suite");
    this.encrypted = encrypted;
    this.trail = Objects.requireNonNull(trail, "trail");
  }

  /** What was asked. */
  public Ask ask() {
    return ask;
  }

  /** The exact signed bytes: a compact JWS in ASCII, and the lines of its items. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of the JWS. */
  public Digest digest() {
    return digest;
  }

  /**
   * What each of its items asks, as if it were asked by itself: verified with the whole, its bytes
   * are its line and its digest is its leaf in the tree of the items.
   */
  public List<OpenedAsk> items() {
    if (lines.isEmpty()) {
      return List.of();
    }
    var tree = ItemTree.over(lines);
    return IntStream.range(0, lines.size()).mapToObj(at -> item(at, tree)).toList();
  }

  private OpenedAsk item(int at, ItemTree tree) {
    return new OpenedAsk(
        ask.single(ask.items().get(at)),
        lines.get(at),
        tree.leaf(at),
        List.of(),
        thumbprint,
        suite,
        encrypted,
        trail);
  }

  /** {@code x5t#S256} of the certificate that verified the signature. */
  public String thumbprint() {
    return thumbprint;
  }

  /** The suite in which it was asked, and must be answered. */
  public Suite suite() {
    return suite;
  }

  /** Whether the wire form is encrypted end to end. */
  public boolean encrypted() {
    return encrypted;
  }

  /** The way on which it came, and on which the answer goes back; empty where it came directly. */
  Optional<Trail> trail() {
    return trail;
  }
}
