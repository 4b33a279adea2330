package org.tongban.core.message;

import java.util.List;

/**
 * Shows that an entry stands in a log of that size: the hashes beside the way from its leaf up to
 * the root (RFC 9162 §2.1.3).
 *
 * @param index of the entry, from 0; its number in the chain less 1
 * @param size of the log, more than the index
 * @param hashes the lowest first
 */
public record InclusionPath(long index, long size, List<Digest> hashes) {
  public InclusionPath {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("an entry's index lies within the log");
    }
    hashes = List.copyOf(hashes);
  }

  /**
   * The root of the log that holds the entry here; whether it is the right one is for the caller to
   * compare (RFC 9162 §2.1.3.2).
   *
   * @param entryHash of the entry in the chain
   * @throws IllegalArgumentException when no path of this index and size has that many hashes
   */
  public Digest root(Digest entryHash) {
    return over(TreeHash.leaf(entryHash));
  }

  /** The same for a leaf as it stands in the tree. */
  public Digest over(Digest leaf) {
    long at = index;
    long last = size - 1;
    Digest root = leaf;
    for (Digest hash : hashes) {
      if (last == 0) {
        throw wrongLength();
      }
      if (at % 2 == 1 || at == last) {
        root = TreeHash.node(hash, root);
        // the last leaf of a level without a neighbour goes up unchanged
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        root = TreeHash.node(root, hash);
      }
      at /= 2;
      last /= 2;
    }
    if (last != 0) {
      throw wrongLength();
    }
    return root;
  }

  private static IllegalArgumentException wrongLength() {
    return new IllegalArgumentException("the path doesn't fit the index and the size");
  }
}
