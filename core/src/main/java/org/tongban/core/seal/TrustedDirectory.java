package org.tongban.core.seal;

import java.util.Objects;
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

  /** The content. */
  public Directory directory() {
    return directory;
  }

  /** SHA-256 of the signed bytes. */
  public Digest digest() {
    return digest;
  }
}
