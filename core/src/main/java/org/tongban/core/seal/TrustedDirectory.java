package org.tongban.core.seal;

import java.util.Objects;
import java.util.function.Predicate;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.Digest;

/** Proof that a directory carries the federation operator's signature. */
public final class TrustedDirectory {
  private final Directory directory;
  private final Digest digest;

  TrustedDirectory(Directory directory, Digest digest) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.digest = Objects.requireNonNull(digest, "digest");
  }

  /** The same directory with those of its keys withdrawn; trust can only be taken away by it. */
  public TrustedDirectory without(Predicate<CertifiedKey> revoked) {
    return new TrustedDirectory(directory.without(revoked), digest);
  }

  /** The content. */
  public Directory directory() {
    return directory;
  }

  /** SHA-256 of the signed bytes. */
  public Digest digest() {
    return digest;
  }
}
