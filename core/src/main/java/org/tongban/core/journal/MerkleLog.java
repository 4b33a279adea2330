package org.tongban.core.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;
import org.tongban.core.message.TreeHash;

/**
 * Roots and paths of the log out of its stored subtrees, in one reading of few of them, however
 * long the log is. Only each {@value #STEP}th level is stored: that is 1 node for 15 entries, and a
 * path reads at most 8 for 1 that it needs.
 */
public final class MerkleLog {
  /** Levels between two that are stored. */
  public static final int STEP = 4;

  private final TreeNodes nodes;

  /** The log over these nodes. */
  public MerkleLog(TreeNodes nodes) {
    this.nodes = Objects.requireNonNull(nodes, "nodes");
  }

  /** What the log of no entries has for a root. */
  public static Digest emptyRoot() {
    return TreeHash.EMPTY;
  }

  /** The leaf of an entry, by its hash in the chain. */
  public static Digest leaf(Digest entryHash) {
    return TreeHash.leaf(entryHash);
  }

  /**
   * The root of the log's first entries.
   *
   * @throws IllegalStateException when a node is missing
   */
  public Digest root(long size) {
    return size == 0 ? TreeHash.EMPTY : hashes(List.of(new Span(0, size))).get(0);
  }

  /** The frontier of the log's first entries, to go on from. */
  public Frontier frontier(long size) {
    var whole = new Span(0, size).whole();
    return new Frontier(size, wholes(whole));
  }

  /**
   * Shows that the entry stands in the log of that size (RFC 9162 §2.1.3.1).
   *
   * @throws IllegalArgumentException when the index is not within the size
   * @throws IllegalStateException when a node is missing
   */
  public InclusionPath inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("an entry's index lies within the log");
    }
    return new InclusionPath(index, size, hashes(Spans.inclusion(index, size)));
  }

  /**
   * Shows that the longer log begins with the shorter (RFC 9162 §2.1.4.1).
   *
   * @throws IllegalArgumentException when the first is longer
   * @throws IllegalStateException when a node is missing
   */
  public ConsistencyPath consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("a log only grows");
    }
    return new ConsistencyPath(from, to, hashes(Spans.consistency(from, to)));
  }

  private List<Digest> hashes(List<Span> spans) {
    var whole = spans.stream().flatMap(span -> span.whole().stream()).toList();
    var found = wholes(whole);
    var hashes = new ArrayList<Digest>();
    int at = 0;
    for (Span span : spans) {
      int parts = span.whole().size();
      hashes.add(Frontier.fold(found.subList(at, at + parts)));
      at += parts;
    }
    return hashes;
  }

  /** The hashes of these subtrees, in the order given. */
  private List<Digest> wholes(List<TreeNode> wanted) {
    Set<TreeNode> stored = new HashSet<>();
    wanted.forEach(node -> stored.addAll(stored(node)));
    Map<TreeNode, Digest> read = stored.isEmpty() ? Map.of() : nodes.read(stored);
    return wanted.stream().map(node -> hash(node, read)).toList();
  }

  private static List<TreeNode> stored(TreeNode node) {
    int down = node.level() % STEP;
    var parts = new ArrayList<TreeNode>();
    for (long part = 0; part < 1L << down; part++) {
      parts.add(new TreeNode(node.level() - down, (node.index() << down) + part));
    }
    return parts;
  }

  private static Digest hash(TreeNode node, Map<TreeNode, Digest> read) {
    var known = read.get(node);
    if (known != null) {
      return known;
    }
    if (node.level() % STEP == 0) {
      throw new IllegalStateException("a node of the journal's tree is missing");
    }
    var left = new TreeNode(node.level() - 1, 2 * node.index());
    var right = new TreeNode(node.level() - 1, 2 * node.index() + 1);
    return TreeHash.node(hash(left, read), hash(right, read));
  }
}
