package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.seal.SubjectMark;
import org.tongban.node.store.Waiting.Admission;

/**
 * Writes many waiting entries behind a head that is believed to be the last, with one statement and
 * without a look at the head before: {@link BatchWriter} needs six. Where the head was another, or
 * an id was seen before, nothing may be committed.
 */
final class OneStatement {
  private static final String WRITE =
      "WITH moved AS (UPDATE journal_head SET seq = ?, hash = ? WHERE seq = ? AND hash = ?"
          + " RETURNING 1), admitted AS (INSERT INTO admission (issuer, message_id, valid_until)"
          + " SELECT * FROM unnest(?::text[], ?::uuid[], ?::timestamptz[])"
          + " ON CONFLICT DO NOTHING RETURNING 1), entries AS (INSERT INTO journal_entry (seq,"
          + " kind, at, exchange, peer, service, purpose, outcome, reason, rule, evidence_digest,"
          + " previous, hash) SELECT * FROM unnest(?::bigint[], ?::text[], ?::timestamptz[],"
          + " ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
          + " ?::bytea[], ?::bytea[], ?::bytea[])), evidence AS (INSERT INTO journal_evidence"
          + " (seq, bytes, key) SELECT * FROM unnest(?::bigint[], ?::bytea[], ?::bigint[])),"
          + " subjects AS (INSERT INTO journal_subject (hash, seq, generation)"
          + " SELECT * FROM unnest(?::bytea[], ?::bigint[], ?::int[]))"
          + " SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM admitted)";

  private final Connection connection;
  private int next = 1;

  OneStatement(Connection connection) {
    this.connection = connection;
  }

  /** The entries as they stand behind the head, or empty where the caller must roll back. */
  Optional<Map<Waiting, JournalEntry>> write(List<Waiting> batch, Head head) throws SQLException {
    var written = new IdentityHashMap<Waiting, JournalEntry>();
    var entries = new ArrayList<JournalEntry>();
    var end = head;
    for (Waiting waiting : batch) {
      JournalEntry entry = waiting.link(end);
      written.put(waiting, entry);
      entries.add(entry);
      end = Head.after(entry);
    }
    var ids = batch.stream().flatMap(waiting -> waiting.admission().stream()).toList();
    try (var statement = connection.prepareStatement(WRITE)) {
      bindHeads(statement, end, head);
      bind(statement, ids);
      bindEntries(statement, entries);
      bindEvidence(statement, batch, written);
      bindSubjects(statement, batch, written);
      try (var row = statement.executeQuery()) {
        row.next();
        var all = row.getLong(1) == 1 && row.getLong(2) == ids.size();
        return all ? Optional.of(written) : Optional.empty();
      }
    } catch (SQLException e) {
      if (SqlStates.taken(e)) {
        // another replica was quicker
        return Optional.empty();
      }
      throw e;
    }
  }

  private void bindHeads(PreparedStatement statement, Head end, Head head) throws SQLException {
    statement.setLong(next++, end.seq());
    statement.setBytes(next++, end.hash().bytes());
    statement.setLong(next++, head.seq());
    statement.setBytes(next++, head.hash().bytes());
  }

  private void bind(PreparedStatement statement, List<Admission> ids) throws SQLException {
    array(statement, "text", ids, id -> id.issuer().value());
    array(statement, "uuid", ids, id -> id.id().value());
    array(statement, "timestamptz", ids, id -> id.validUntil().toString());
  }

  private void bindEntries(PreparedStatement statement, List<JournalEntry> entries)
      throws SQLException {
    array(statement, "bigint", entries, JournalEntry::seq);
    array(statement, "text", entries, entry -> entry.facts().kind().name());
    array(statement, "timestamptz", entries, entry -> entry.facts().at().toString());
    array(statement, "uuid", entries, entry -> entry.facts().exchange().orElse(null));
    array(statement, "text", entries, entry -> entry.facts().peer().orElse(null));
    array(statement, "text", entries, entry -> entry.facts().service().orElse(null));
    array(statement, "text", entries, entry -> entry.facts().purpose().orElse(null));
    array(statement, "text", entries, entry -> entry.facts().outcome().orElse(null));
    array(statement, "text", entries, entry -> entry.facts().reason().orElse(null));
    array(statement, "text", entries, entry -> entry.facts().rule().orElse(null));
    bytes(statement, entries, entry -> entry.evidenceDigest().bytes());
    bytes(statement, entries, entry -> entry.previous().bytes());
    bytes(statement, entries, entry -> entry.hash().bytes());
  }

  private void bindEvidence(
      PreparedStatement statement, List<Waiting> batch, Map<Waiting, JournalEntry> written)
      throws SQLException {
    var with = batch.stream().filter(waiting -> waiting.locked().bytes().length > 0).toList();
    array(statement, "bigint", with, waiting -> written.get(waiting).seq());
    bytes(statement, with, waiting -> waiting.locked().bytes());
    array(statement, "bigint", with, waiting -> waiting.locked().key().orElse(null));
  }

  private void bindSubjects(
      PreparedStatement statement, List<Waiting> batch, Map<Waiting, JournalEntry> written)
      throws SQLException {
    var rows =
        batch.stream()
            .flatMap(
                waiting ->
                    waiting.draft().subjects().stream()
                        .map(mark -> new Marked(mark, written.get(waiting).seq())))
            .toList();
    bytes(statement, rows, row -> row.mark().hash());
    array(statement, "bigint", rows, Marked::seq);
    array(statement, "int", rows, row -> row.mark().generation());
  }

  private record Marked(SubjectMark mark, long seq) {}

  private <T> void array(
      PreparedStatement statement, String type, List<T> rows, Function<T, Object> column)
      throws SQLException {
    var values = rows.stream().map(column).map(OneStatement::text).toArray();
    statement.setArray(next++, connection.createArrayOf(type, values));
  }

  private static Object text(Object value) {
    return value == null ? null : value.toString();
  }

  private <T> void bytes(PreparedStatement statement, List<T> rows, Function<T, byte[]> column)
      throws SQLException {
    var values = rows.stream().map(column).toArray(byte[][]::new);
    statement.setArray(next++, connection.createArrayOf("bytea", values));
  }
}
