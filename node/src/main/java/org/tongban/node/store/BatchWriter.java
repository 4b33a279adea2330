package org.tongban.node.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.node.store.Waiting.Admission;
import org.tongban.node.store.Waiting.Key;

/**
 * Writes many waiting entries in the transaction of one connection, and leaves the commit to its
 * caller. The head row is locked, so that all writers of all replicas come one by one and each sees
 * what the one before committed.
 */
final class BatchWriter {
  private static final String LOCK_HEAD = "SELECT seq, hash FROM journal_head FOR UPDATE";
  private static final String MOVE_HEAD = "UPDATE journal_head SET seq = ?, hash = ?";
  private static final String ADMIT =
      "INSERT INTO admission (issuer, message_id, valid_until)"
          + " SELECT * FROM unnest(?::text[], ?::uuid[], ?::timestamptz[])"
          + " ON CONFLICT DO NOTHING RETURNING issuer, message_id";
  private static final String INSERT_EVIDENCE =
      "INSERT INTO journal_evidence (seq, bytes, key) VALUES (?,?,?)";

  private static final String INSERT_SUBJECT =
      "INSERT INTO journal_subject (hash, seq, generation) VALUES (?,?,?)";

  private final Connection connection;
  private Head end;

  BatchWriter(Connection connection) {
    this.connection = connection;
  }

  /** The entries that were written; who is not among them wanted an id that was seen before. */
  Map<Waiting, JournalEntry> write(List<Waiting> batch) throws SQLException {
    // before the head: in the order of everybody who takes both
    new JournalLocks(connection).write();
    Head head = lockHead();
    Set<Key> admitted = admit(batch);
    // by identity: what waits is never equal to something else that waits
    var written = new IdentityHashMap<Waiting, JournalEntry>();
    var inOrder = new ArrayList<Waiting>();
    for (Waiting waiting : batch) {
      // an id that is twice in the batch is admitted for the first of the two
      if (waiting.admission().isEmpty() || admitted.remove(waiting.admission().get().key())) {
        JournalEntry entry = waiting.link(head);
        written.put(waiting, entry);
        inOrder.add(waiting);
        head = Head.after(entry);
      }
    }
    if (!written.isEmpty()) {
      insert(inOrder, written);
      insertSubjects(inOrder, written);
      moveHead(head);
    }
    end = head;
    return written;
  }

  /** The head after what was written; of use once that is committed. */
  Head end() {
    return end;
  }

  private Head lockHead() throws SQLException {
    try (var select = connection.prepareStatement(LOCK_HEAD);
        var row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the head of the journal is missing");
      }
      return EntryRows.head(row);
    }
  }

  private Set<Key> admit(List<Waiting> batch) throws SQLException {
    List<Admission> wanted = batch.stream().flatMap(w -> w.admission().stream()).toList();
    var admitted = new HashSet<Key>();
    if (wanted.isEmpty()) {
      return admitted;
    }
    try (var insert = connection.prepareStatement(ADMIT)) {
      insert.setArray(1, array("text", wanted.stream().map(a -> a.issuer().value()).toArray()));
      insert.setArray(2, array("uuid", wanted.stream().map(a -> a.id().value()).toArray()));
      insert.setArray(
          3,
          array(
              "timestamptz",
              wanted.stream().map(Admission::validUntil).map(Instant::toString).toArray()));
      try (var row = insert.executeQuery()) {
        while (row.next()) {
          var id = new MessageId(row.getObject(2, UUID.class));
          admitted.add(new Key(new MemberCode(row.getString(1)), id));
        }
      }
    }
    return admitted;
  }

  private Array array(String type, Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  private void insert(List<Waiting> inOrder, Map<Waiting, JournalEntry> written)
      throws SQLException {
    try (var entries = connection.prepareStatement(EntryRows.INSERT);
        var evidence = connection.prepareStatement(INSERT_EVIDENCE)) {
      boolean any = false;
      for (var waiting : inOrder) {
        JournalEntry entry = written.get(waiting);
        EntryRows.bind(entries, entry);
        entries.addBatch();
        byte[] bytes = waiting.locked().bytes();
        if (bytes.length > 0) {
          evidence.setLong(1, entry.seq());
          evidence.setBytes(2, bytes);
          evidence.setObject(3, waiting.locked().key().orElse(null), Types.BIGINT);
          evidence.addBatch();
          any = true;
        }
      }
      entries.executeBatch();
      if (any) {
        evidence.executeBatch();
      }
    }
  }

  private void insertSubjects(List<Waiting> inOrder, Map<Waiting, JournalEntry> written)
      throws SQLException {
    try (var subjects = connection.prepareStatement(INSERT_SUBJECT)) {
      for (var waiting : inOrder) {
        for (var mark : waiting.draft().subjects()) {
          subjects.setBytes(1, mark.hash());
          subjects.setLong(2, written.get(waiting).seq());
          subjects.setInt(3, mark.generation());
          subjects.addBatch();
        }
      }
      subjects.executeBatch();
    }
  }

  private void moveHead(Head head) throws SQLException {
    try (var update = connection.prepareStatement(MOVE_HEAD)) {
      update.setLong(1, head.seq());
      update.setBytes(2, head.hash().bytes());
      update.executeUpdate();
    }
  }
}
