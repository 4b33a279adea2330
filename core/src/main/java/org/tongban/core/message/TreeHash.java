package org.tongban.core.message;

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
    byte[] all = new byte[1 + content.length];
    all[0] = LEAF;
    System.arraycopy(content, 0, all, 1, content.length);
    return Digest.sha256(all);
  }

  /** What lies above two. */
  public static Digest node(Digest left, Digest right) {
    byte[] one = left.bytes();
    byte[] other = right.bytes();
    byte[] all = new byte[1 + one.length + other.length];
    all[0] = NODE;
    System.arraycopy(one, 0, all, 1, one.length);
    System.arraycopy(other, 0, all, 1 + one.length, other.length);
    return Digest.sha256(all);
  }
}
