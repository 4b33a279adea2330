package org.tongban.harness.partner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.journal.Chain;
import org.tongban.core.journal.ConsistencyPath;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.MerkleLog;
import org.tongban.core.journal.TreeNode;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;
import org.tongban.core.message.MemberCode;

/**
 * A simulated region's journal, in memory: a few made-up entries, and what it has proved since. As
 * it grows by nothing else, members that only ask it see the same journal after each start, and
 * find no second history. Thread safe.
 */
final class PartnerJournal {
  private static final int MADE_UP = 5;
  private static final byte NODE = 1;

  private final List<Digest> hashes = new ArrayList<>();
  private final MerkleLog log = new MerkleLog(this::nodes);

  /**
   * @param name of the made-up entries; another one makes another journal
   */
  PartnerJournal(String name) {
    for (int i = 0; i < MADE_UP; i++) {
      hashes.add(Digest.sha256((name + " " + i).getBytes(StandardCharsets.UTF_8)));
    }
  }

  synchronized JournalEntry append(EntryDraft draft) {
    var entry = Chain.link(new Head(hashes.size(), hashes.get(hashes.size() - 1)), draft);
    hashes.add(entry.hash());
    return entry;
  }

  synchronized long size() {
    return hashes.size();
  }

  synchronized Checkpoint checkpoint(MemberCode of) {
    return Checkpoint.of(of, size(), log.root(size()));
  }

  synchronized InclusionPath inclusion(JournalEntry entry, long size) {
    return log.inclusion(entry.seq() - 1, size);
  }

  synchronized ConsistencyPath consistency(long from) {
    return log.consistency(from, size());
  }

  private Map<TreeNode, Digest> nodes(Collection<TreeNode> wanted) {
    var found = new HashMap<TreeNode, Digest>();
    wanted.forEach(node -> found.put(node, hash(node.level(), node.index())));
    return found;
  }

  private Digest hash(int level, long index) {
    if (level == 0) {
      return MerkleLog.leaf(hashes.get(Math.toIntExact(index)));
    }
    var both = new ByteArrayOutputStream();
    both.write(NODE);
    both.writeBytes(hash(level - 1, 2 * index).bytes());
    both.writeBytes(hash(level - 1, 2 * index + 1).bytes());
    return Digest.sha256(both.toByteArray());
  }
}
