package org.tongban.node.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.StrictJson;
import org.tongban.node.audit.EntryJson;
import org.tongban.node.store.AuditStore;

/**
 * The facts of the journal's entries, as an auditor sees them: no body and nobody's number. The key
 * is the entry's number.
 */
public final class JournalTopic implements Feed {
  private static final int MOST = 500;

  private final AuditStore journal;
  private final String topic;

  public JournalTopic(AuditStore journal, Cluster cluster) {
    this.journal = Objects.requireNonNull(journal, "journal");
    this.topic = cluster.journal();
  }

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public List<Piece> after(long seq) {
    return journal.after(seq, MOST).stream()
        .map(entry -> new Piece(entry.seq(), record(entry)))
        .toList();
  }

  private ProducerRecord<String, byte[]> record(JournalEntry entry) {
    return Sender.record(
        topic,
        Sender.ONE_PARTITION,
        String.valueOf(entry.seq()),
        StrictJson.write(EntryJson.withExchange(entry)),
        Map.of(Sender.TYPE, "application/json"));
  }
}
