package org.tongban.node.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;
import org.tongban.core.journal.Chain;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.Head;
import org.tongban.core.message.MessageId;

/** Fills a journal quickly with entries that link and verify; their evidence is not encrypted. */
final class LongJournal {
  private static final int AT_ONCE = 10_000;
  private static final int SAMPLES = 4_000;

  /** Some of the exchanges, spread over all. */
  final List<MessageId> some = new ArrayList<>();

  private final Database database;
  private Head head = Head.EMPTY;

  LongJournal(Database database) {
    this.database = database;
  }

  /** Adds so many entries behind what it has written before. */
  void add(int entries, String evidence) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (int left = entries; left > 0; left -= AT_ONCE) {
        chunk(connection, Math.min(AT_ONCE, left), evidence, Math.max(1, entries / SAMPLES));
      }
      try (var update = connection.prepareStatement("UPDATE journal_head SET seq = ?, hash = ?")) {
        update.setLong(1, head.seq());
        update.setBytes(2, head.hash().bytes());
        update.executeUpdate();
      }
      connection.commit();
    }
  }

  /** As the server does by itself sooner or later. */
  void settle() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, "VACUUM ANALYZE journal_entry");
      OwnPostgresTest.run(connection, "VACUUM ANALYZE journal_evidence");
      OwnPostgresTest.run(connection, "CHECKPOINT");
    }
  }

  private void chunk(Connection connection, int many, String evidence, int every)
      throws SQLException {
    var rows = new StringBuilder();
    var bytes = new StringBuilder();
    for (int i = 0; i < many; i++) {
      var id = MessageId.next();
      var draft = Samples.ask(id, evidence);
      var entry = Chain.link(head, new EntryDraft(draft.facts(), draft.evidence()));
      head = Head.after(entry);
      if (head.seq() % every == 0) {
        some.add(id);
      }
      var facts = entry.facts();
      rows.append(entry.seq()).append('\t').append(facts.kind()).append('\t').append(facts.at());
      rows.append('\t').append(id).append('\t').append(facts.peer().orElseThrow()).append('\t');
      rows.append(facts.service().orElseThrow()).append('\t');
      rows.append(facts.purpose().orElseThrow()).append("\t\\N\t\\N\t");
      rows.append(facts.rule().orElseThrow()).append('\t');
      rows.append(hex(entry.evidenceDigest().bytes())).append('\t');
      rows.append(hex(entry.previous().bytes())).append('\t');
      rows.append(hex(entry.hash().bytes())).append('\n');
      bytes.append(entry.seq()).append('\t').append(hex(draft.evidence())).append('\n');
    }
    copy(connection, "journal_entry", rows);
    copy(connection, "journal_evidence (seq, bytes)", bytes);
  }

  private static String hex(byte[] bytes) {
    return "\\\\x" + HexFormat.of().formatHex(bytes);
  }

  private static void copy(Connection connection, String table, CharSequence rows)
      throws SQLException {
    var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    var copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    copy.writeToCopy(bytes, 0, bytes.length);
    copy.endCopy();
  }
}
