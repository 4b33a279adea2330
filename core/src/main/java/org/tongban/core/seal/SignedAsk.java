package org.tongban.core.seal;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.ItemTree;

/** An ask with this node's signature. */
public final class SignedAsk {
  private final Ask ask;
  private final byte[] bytes;
  private final Digest digest;
  private final Suite suite;
  private final Optional<ItemTree> items;

  SignedAsk(Ask ask, Lines lines, Suite suite) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.bytes = lines.joined().clone();
    this.digest = Digest.sha256(lines.head());
    this.items =
        lines.items().isEmpty() ? Optional.empty() : Optional.of(ItemTree.over(lines.items()));
    this.suite = Objects.requireNonNull(suite, "suite");
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

  /** The tree over its items; empty where it has none. */
  Optional<ItemTree> items() {
    return items;
  }

  /** The suite that it is signed in. */
  public Suite suite() {
    return suite;
  }
}
