package org.tongban.core.message;

import java.security.MessageDigest;

/**
 * The hashes of a tree, RFC 9162 §2.1.1 with SHA-256: the journal's, whose leaves hold the 32 raw
 * bytes of an entry's hash in the chain, and that of the items of one message.
 */
public final class TreeHash {
  /** Of the tree without leaves. */
  public static final Digest EMPTY = Digest.sha256(new byte[0]);

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private TreeHash() {}

  /** The leaf that holds an entry's hash. */
  public static Digest leaf(Digest entryHash) {
    return leaf(entryHash.bytes());
  }

  /** The prefix keeps a leaf from passing for a node, and the other way round. */
  public static Digest leaf(byte[] content) {
    return Digest.raw(new Hashing().leaf(content));
  }

  /** What lies above two. */
  public static Digest node(Digest left, Digest right) {
    return Digest.raw(new Hashing().node(left.bytes(), right.bytes()));
  }

  /** The same for many at once, in raw bytes. Not safe for threads. */
  static final class Hashing {
    private final MessageDigest digest = Digest.hashing();

    byte[] leaf(byte[] content) {
      digest.update(LEAF);
      return digest.digest(content);
    }

    byte[] node(byte[] left, byte[] right) {
      digest.update(NODE);
      digest.update(left);
      return digest.digest(right);
    }
  }
}
