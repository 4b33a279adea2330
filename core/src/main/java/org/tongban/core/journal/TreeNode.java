package org.tongban.core.journal;

/**
 * Names a whole subtree of the log: that over the leaves from {@code index << level} on, {@code 1
 * << level} of them.
 *
 * @param level 0 for a leaf
 * @param index among those of its level, from 0
 */
public record TreeNode(int level, long index) {
  private static final int MOST = 62;

  public TreeNode {
    if (level < 0 || level > MOST || index < 0) {
      throw new IllegalArgumentException("a node has a level and an index from 0");
    }
  }

  /** How many leaves the log has when this node is complete. */
  public long end() {
    return (index + 1) << level;
  }
}
