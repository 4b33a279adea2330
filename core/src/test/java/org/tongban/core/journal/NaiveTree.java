package org.tongban.core.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.message.Digest;
import org.tongban.core.message.TreeHash;

/** The definitions of RFC 9162 §2.1 word by word, slow and over all leaves. */
final class NaiveTree implements TreeNodes {
  private final List<Digest> leaves;

  NaiveTree(List<Digest> leaves) {
    this.leaves = leaves;
  }

  /** A log whose entries have made-up hashes. */
  static List<Digest> entries(int size) {
    var hashes = new ArrayList<Digest>();
    for (int i = 0; i < size; i++) {
      hashes.add(Digest.sha256(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    return hashes;
  }

  static NaiveTree of(int size) {
    return new NaiveTree(entries(size).stream().map(TreeHash::leaf).toList());
  }

  Digest root(int size) {
    return root(leaves.subList(0, size));
  }

  List<Digest> inclusion(int index, int size) {
    return path(index, leaves.subList(0, size));
  }

  List<Digest> consistency(int from, int to) {
    return from == 0 ? List.of() : subproof(from, leaves.subList(0, to), true);
  }

  /** As a store does that keeps each fourth level only. */
  @Override
  public Map<TreeNode, Digest> read(Collection<TreeNode> nodes) {
    var found = new HashMap<TreeNode, Digest>();
    for (TreeNode node : nodes) {
      if (node.level() % MerkleLog.STEP == 0 && node.end() <= leaves.size()) {
        int end = (int) node.end();
        found.put(node, root(leaves.subList(end - (1 << node.level()), end)));
      }
    }
    return found;
  }

  private static Digest root(List<Digest> of) {
    if (of.isEmpty()) {
      return Digest.sha256(new byte[0]);
    }
    if (of.size() == 1) {
      return of.get(0);
    }
    int k = split(of.size());
    return TreeHash.node(root(of.subList(0, k)), root(of.subList(k, of.size())));
  }

  private static List<Digest> path(int index, List<Digest> of) {
    if (of.size() == 1) {
      return List.of();
    }
    int k = split(of.size());
    return index < k
        ? with(path(index, of.subList(0, k)), root(of.subList(k, of.size())))
        : with(path(index - k, of.subList(k, of.size())), root(of.subList(0, k)));
  }

  private static List<Digest> subproof(int m, List<Digest> of, boolean whole) {
    if (m == of.size()) {
      return whole ? List.of() : List.of(root(of));
    }
    int k = split(of.size());
    return m <= k
        ? with(subproof(m, of.subList(0, k), whole), root(of.subList(k, of.size())))
        : with(subproof(m - k, of.subList(k, of.size()), false), root(of.subList(0, k)));
  }

  private static List<Digest> with(List<Digest> path, Digest next) {
    var all = new ArrayList<>(path);
    all.add(next);
    return all;
  }

  private static int split(int size) {
    int k = 1;
    while (2 * k < size) {
      k *= 2;
    }
    return k;
  }
}
