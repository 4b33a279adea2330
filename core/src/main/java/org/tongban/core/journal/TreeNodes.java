package org.tongban.core.journal;

import java.util.Collection;
import java.util.Map;
import org.tongban.core.message.Digest;

/**
 * Where the hashes of whole subtrees are kept. Asked only for nodes of the levels 0, {@value
 * MerkleLog#STEP}, twice that and so on, all of one path at once.
 */
@FunctionalInterface
public interface TreeNodes {
  /** The hash of each that is there; of level 0 the hash of the leaf, not of the entry. */
  Map<TreeNode, Digest> read(Collection<TreeNode> nodes);
}
