package org.tongban.core.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tongban.core.message.Digest;

/**
 * The hash tree of RFC 4998 §4.2 over groups of documents, with SHA-256: an inner hash is over the
 * hashes below it, sorted and put together.
 */
final class HashTree {
  private final List<List<byte[]>> groups;
  private final List<List<byte[]>> levels = new ArrayList<>();
  private byte[] top;

  /**
   * @param groups hashes of the documents of each; none is empty
   */
  HashTree(List<List<byte[]>> groups) {
    this.groups = groups;
    var level = groups.stream().map(HashTree::over).toList();
    top = joined(groups.get(0));
    while (level.size() > 1) {
      levels.add(level);
      top = joined(pair(level, 0));
      level = above(level);
    }
  }

  private static List<byte[]> above(List<byte[]> level) {
    var above = new ArrayList<byte[]>();
    for (int i = 0; i < level.size(); i += 2) {
      above.add(i + 1 < level.size() ? over(pair(level, i)) : level.get(i));
    }
    return above;
  }

  private static List<byte[]> pair(List<byte[]> level, int first) {
    return level.subList(first, Math.min(first + 2, level.size()));
  }

  /** The bytes whose hash is the root: what is to be stamped. */
  byte[] stamped() {
    return top.clone();
  }

  /** The reduced tree of that group: its documents' hashes, then what is beside the way up. */
  List<List<byte[]>> reduced(int group) {
    var reduced = new ArrayList<List<byte[]>>();
    reduced.add(groups.get(group));
    int place = group;
    for (var level : levels) {
      int other = place ^ 1;
      if (other < level.size()) {
        reduced.add(List.of(level.get(other)));
      }
      place /= 2;
    }
    return reduced;
  }

  /** The bytes whose hash is the root, by a reduced tree. */
  static byte[] stamped(List<List<byte[]>> reduced) {
    var joined = joined(reduced.get(0));
    for (var beside : reduced.subList(1, reduced.size())) {
      var all = new ArrayList<>(beside);
      all.add(Digest.sha256(joined).bytes());
      joined = joined(all);
    }
    return joined;
  }

  private static byte[] over(List<byte[]> hashes) {
    return Digest.sha256(joined(hashes)).bytes();
  }

  static byte[] joined(List<byte[]> hashes) {
    var out = new ByteArrayOutputStream();
    hashes.stream().sorted(Arrays::compareUnsigned).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
