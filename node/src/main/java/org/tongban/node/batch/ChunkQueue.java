package org.tongban.node.batch;

import org.tongban.node.store.Chunk;

/**
 * The way on which word of a message that is to be sent reaches a replica. What is to be done
 * stands in the database; word that is lost is made good from there.
 */
public interface ChunkQueue {
  /** Has a message sent. */
  void add(Chunk chunk);
}
