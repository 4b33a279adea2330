package org.tongban.node.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** Entries as rows, and back. */
final class EntryRows {
  static final String INSERT = insertInto("journal_entry");

  /** Entries with their evidence; to be ended with a condition or an order. */
  static final String SELECT = select("v.key, v.kept, v.erased_by");

  /** The same in a database that no node of this version has opened. */
  static final String SELECT_OLD = select("NULL::bigint, NULL::bytea, NULL::bigint");

  private EntryRows() {}

  /** {@link #INSERT} into another table of the same columns. */
  static String insertInto(String table) {
    return "INSERT INTO "
        + table
        + " (seq, kind, at, exchange, peer, service, purpose, outcome, reason,"
        + " rule, evidence_digest, previous, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";
  }

  private static String select(String later) {
    return "SELECT e.seq, e.kind, e.at, e.exchange, e.peer, e.service, e.purpose, e.outcome,"
        + " e.reason, e.rule, e.evidence_digest, e.previous, e.hash, v.bytes, "
        + later
        + " FROM journal_entry e LEFT JOIN journal_evidence v ON v.seq = e.seq ";
  }

  /** Sets the parameters of {@link #INSERT}. */
  static void bind(PreparedStatement insert, JournalEntry entry) throws SQLException {
    EntryFacts facts = entry.facts();
    insert.setLong(1, entry.seq());
    insert.setString(2, facts.kind().name());
    insert.setObject(3, facts.at().atOffset(ZoneOffset.UTC));
    insert.setObject(4, facts.exchange().map(MessageId::value).orElse(null), Types.OTHER);
    text(insert, 5, facts.peer());
    text(insert, 6, facts.service());
    text(insert, 7, facts.purpose());
    text(insert, 8, facts.outcome().map(Enum::name));
    text(insert, 9, facts.reason());
    text(insert, 10, facts.rule());
    insert.setBytes(11, entry.evidenceDigest().bytes());
    insert.setBytes(12, entry.previous().bytes());
    insert.setBytes(13, entry.hash().bytes());
  }

  private static void text(PreparedStatement insert, int at, Optional<?> value)
      throws SQLException {
    insert.setString(at, value.map(Object::toString).orElse(null));
  }

  /**
   * Reads the current row of {@link #SELECT}.
   *
   * @throws IllegalArgumentException when a column holds what no entry can hold
   */
  static StoredEntry read(ResultSet row, EvidenceVault vault) throws SQLException {
    return raw(row).stored(vault);
  }

  /** The same, with its evidence as it is stored. */
  static RawEntry raw(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes(14);
    byte[] kept = row.getBytes(16);
    return new RawEntry(
        entry(row),
        bytes == null ? Optional.empty() : Optional.of(new EvidenceVault.Locked(key(row), bytes)),
        kept == null
            ? Optional.empty()
            : Optional.of(new StoredEntry.Erased(kept, row.getLong(17))));
  }

  private static Optional<Long> key(ResultSet row) throws SQLException {
    long key = row.getLong(15);
    return row.wasNull() ? Optional.empty() : Optional.of(key);
  }

  /** Reads the columns 1 to 13 of {@link #SELECT}. */
  static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong(1),
        facts(row),
        digest(row.getBytes(11)),
        digest(row.getBytes(12)),
        digest(row.getBytes(13)));
  }

  /** Reads the columns 2 to 10 of {@link #SELECT}. */
  static EntryFacts facts(ResultSet row) throws SQLException {
    return new EntryFacts(
        EntryKind.valueOf(given(row.getString(2))),
        given(row.getObject(3, OffsetDateTime.class)).toInstant(),
        Optional.ofNullable(row.getObject(4, UUID.class)).map(MessageId::new),
        Optional.ofNullable(row.getString(5)).map(MemberCode::new),
        Optional.ofNullable(row.getString(6)).map(ServiceId::new),
        Optional.ofNullable(row.getString(7)).map(Purpose::new),
        Optional.ofNullable(row.getString(8)).map(Outcome::valueOf),
        Optional.ofNullable(row.getString(9)),
        Optional.ofNullable(row.getString(10)));
  }

  /** Reads a row of seq and hash. */
  static Head head(ResultSet row) throws SQLException {
    return new Head(row.getLong(1), digest(row.getBytes(2)));
  }

  private static Digest digest(byte[] bytes) {
    return new Digest(
        Digest.SHA_256, Base64.getUrlEncoder().withoutPadding().encodeToString(given(bytes)));
  }

  /** The table says so; somebody who alters rows can also alter the table. */
  private static <T> T given(T value) {
    if (value == null) {
      throw new IllegalArgumentException("a column that every entry has is empty");
    }
    return value;
  }
}
