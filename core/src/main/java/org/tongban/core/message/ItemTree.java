package org.tongban.core.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree over the items of one message (RFC 9162 §2.1): its root is what is signed, and each
 * item's path shows to a third party that the item was among them, and nothing of the others.
 */
public final class ItemTree {
  private final List<List<byte[]>> levels = new ArrayList<>();

  private ItemTree(List<byte[]> items) {
    var hash = new TreeHash.Hashing();
    var level = items.stream().map(hash::leaf).toList();
    levels.add(level);
    while (level.size() > 1) {
      level = above(level, hash);
      levels.add(level);
    }
  }

  /**
   * The tree over the exact bytes of the items, in their order.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static ItemTree over(List<byte[]> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a tree of items has at least one");
    }
    return new ItemTree(items);
  }

  /** The last of an odd number goes up unchanged. */
  private static List<byte[]> above(List<byte[]> level, TreeHash.Hashing hash) {
    var up = new ArrayList<byte[]>((level.size() + 1) / 2);
    for (int i = 0; i < level.size(); i += 2) {
      boolean alone = i + 1 == level.size();
      up.add(alone ? level.get(i) : hash.node(level.get(i), level.get(i + 1)));
    }
    return up;
  }

  /** How many items there are. */
  public int size() {
    return levels.get(0).size();
  }

  /** What stands for all of them. */
  public Digest root() {
    return Digest.raw(levels.get(levels.size() - 1).get(0));
  }

  /** What stands for one of them, from 0. */
  public Digest leaf(int index) {
    return Digest.raw(levels.get(0).get(index));
  }

  /** Shows that one of them, from 0, is under the root. */
  public InclusionPath path(int index) {
    var hashes = new ArrayList<Digest>();
    int at = index;
    for (var level : levels.subList(0, levels.size() - 1)) {
      int beside = at ^ 1;
      if (beside < level.size()) {
        hashes.add(Digest.raw(level.get(beside)));
      }
      at /= 2;
    }
    return new InclusionPath(index, size(), hashes);
  }
}
