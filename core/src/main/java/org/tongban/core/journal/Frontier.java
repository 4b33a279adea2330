package org.tongban.core.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.TreeHash;

/**
 * The right edge of a log that grows: its whole subtrees, one for each bit of the size. Takes any
 * number of entries in constant memory. Serves one thread.
 */
public final class Frontier {
  private final Deque<Digest> edge = new ArrayDeque<>();
  private long size;

  /** Of a log without entries. */
  public Frontier() {
    this(0, List.of());
  }

  /**
   * @param whole the subtrees of that size, the largest first
   */
  Frontier(long size, List<Digest> whole) {
    if (whole.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("one subtree for each bit of the size");
    }
    this.size = size;
    edge.addAll(whole);
  }

  /**
   * Takes the next entry.
   *
   * @param entryHash of the entry in the chain
   * @param completed hears of each subtree above the leaves that is whole now, the lowest first
   */
  public void add(Digest entryHash, BiConsumer<TreeNode, Digest> completed) {
    Digest hash = TreeHash.leaf(entryHash);
    long index = size;
    for (int level = 1; index % 2 == 1; level++) {
      hash = TreeHash.node(edge.removeLast(), hash);
      index /= 2;
      completed.accept(new TreeNode(level, index), hash);
    }
    edge.addLast(hash);
    size++;
  }

  /** Number of entries so far. */
  public long size() {
    return size;
  }

  /** Root of the log so far. */
  public Digest root() {
    return edge.isEmpty() ? TreeHash.EMPTY : fold(new ArrayList<>(edge));
  }

  /** The hash over neighbouring subtrees, each smaller than the one before. */
  static Digest fold(List<Digest> parts) {
    Digest hash = parts.get(parts.size() - 1);
    for (int at = parts.size() - 2; at >= 0; at--) {
      hash = TreeHash.node(parts.get(at), hash);
    }
    return hash;
  }
}
