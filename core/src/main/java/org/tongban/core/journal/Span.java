package org.tongban.core.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring leaves that one hash of a path stands for. Where the log ends within them, they are
 * several whole subtrees, each smaller than the one before.
 *
 * @param from the first, inclusive; a multiple of the smallest power of 2 that is no less than the
 *     length
 * @param to exclusive
 */
record Span(long from, long to) {
  /** The whole subtrees in the order of their leaves. */
  List<TreeNode> whole() {
    var nodes = new ArrayList<TreeNode>();
    long at = from;
    while (at < to) {
      int level = 63 - Long.numberOfLeadingZeros(to - at);
      nodes.add(new TreeNode(level, at >> level));
      at += 1L << level;
    }
    return nodes;
  }
}
