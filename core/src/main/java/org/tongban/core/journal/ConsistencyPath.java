package org.tongban.core.journal;

import java.util.ArrayList;
import java.util.List;
import org.tongban.core.message.Digest;
import org.tongban.core.message.TreeHash;

/**
 * Shows that a longer log begins with a shorter one, so that nothing of it was taken back (RFC 9162
 * §2.1.4).
 *
 * @param from size of the shorter log
 * @param to size of the longer, no less
 * @param hashes empty when the shorter has no entry, or both are as long
 */
public record ConsistencyPath(long from, long to, List<Digest> hashes) {
  public ConsistencyPath {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("a log only grows");
    }
    hashes = List.copyOf(hashes);
  }

  /**
   * Whether the log with the second root begins with that of the first (RFC 9162 §2.1.4.2). A path
   * of the wrong length shows nothing.
   */
  public boolean joins(Digest first, Digest second) {
    if (from == 0) {
      return hashes.isEmpty()
          && first.equals(TreeHash.EMPTY)
          && (to > 0 || second.equals(TreeHash.EMPTY));
    }
    if (from == to) {
      return hashes.isEmpty() && first.equals(second);
    }
    return climbs(first, second);
  }

  private boolean climbs(Digest first, Digest second) {
    var path = new ArrayList<Digest>(hashes);
    if (Long.bitCount(from) == 1) {
      // the shorter log is a whole subtree, so its root is the first node
      path.add(0, first);
    }
    if (path.isEmpty()) {
      return false;
    }
    long at = from - 1;
    long last = to - 1;
    while (at % 2 == 1) {
      at /= 2;
      last /= 2;
    }
    Digest shorter = path.get(0);
    Digest longer = path.get(0);
    for (Digest hash : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if (at % 2 == 1 || at == last) {
        shorter = TreeHash.node(hash, shorter);
        longer = TreeHash.node(hash, longer);
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        longer = TreeHash.node(longer, hash);
      }
      at /= 2;
      last /= 2;
    }
    return last == 0 && shorter.equals(first) && longer.equals(second);
  }
}
