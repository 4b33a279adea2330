package org.tongban.node.kafka;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Something that the member's own systems read in its order, each piece of it at least once. */
interface Feed {
  /** Under which its place is kept. */
  String name();

  /**
   * A record and its place.
   *
   * @param seq where to go on after it
   */
  record Piece(long seq, ProducerRecord<String, byte[]> record) {}

  /** Some of those after a place, in their order. */
  List<Piece> after(long seq);
}
