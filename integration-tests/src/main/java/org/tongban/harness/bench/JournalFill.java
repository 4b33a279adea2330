package org.tongban.harness.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.core.journal.Chain;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.JournalTurn;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.OwnPostgres;

/**
 * Lengthens a journal by entries that link and verify as any others do, in one go; their evidence
 * is short, since what grows with the number of entries are the indexes.
 */
final class JournalFill {
  private static final byte[] EVIDENCE = "short".repeat(12).getBytes(StandardCharsets.US_ASCII);
  private static final int AT_ONCE = 10_000;

  /** Entries of which the node makes a part of its own. */
  private static final int PART = 1 << 18;

  private static final String ABSENT = "\\N";

  private final Clock clock;
  private final Supplier<EntryFacts> facts;

  /** By entries that are all alike. */
  JournalFill(Clock clock, MemberCode peer) {
    this(clock, () -> alike(clock, peer));
  }

  /**
   * By those that are given.
   *
   * @param facts with exchange, peer, service and purpose
   */
  JournalFill(Clock clock, Supplier<EntryFacts> facts) {
    this.clock = clock;
    this.facts = facts;
  }

  /**
   * Fills the journal of a running node until it holds that many entries.
   *
   * @param folder of the node's own database
   */
  void to(int entries, Path folder, Path binaries) {
    try (var server = OwnPostgres.attachOrStart(folder, binaries);
        var connection =
            DriverManager.getConnection(
                server.url(OwnPostgres.DATABASE), OwnPostgres.USER, server.password())) {
      connection.setAutoCommit(false);
      var turn = new JournalTurn(source(server), clock);
      var tree = new LogStore(source(server));
      turn.turn();
      for (int end = PART; end < entries + PART; end += PART) {
        write(connection, Math.min(end, entries));
        connection.commit();
        // as the node does within a minute, and not while it is being measured
        turn.turn();
        tree.grow();
      }
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        // as the server does by itself sooner or later, and not while it is being measured
        statement.execute("VACUUM ANALYZE journal_entry");
        statement.execute("VACUUM ANALYZE journal_evidence");
        statement.execute("CHECKPOINT");
      }
    } catch (SQLException e) {
      throw new BenchException("the journal can't be filled", e);
    }
  }

  private static DataSource source(OwnPostgres server) {
    var source = new PGSimpleDataSource();
    source.setUrl(server.url(OwnPostgres.DATABASE));
    source.setUser(OwnPostgres.USER);
    source.setPassword(server.password());
    return source;
  }

  private void write(Connection connection, int entries) throws SQLException {
    var head = head(connection);
    while (head.seq() < entries) {
      head = chunk(connection, head, (int) Math.min(AT_ONCE, entries - head.seq()));
    }
    try (var update = connection.prepareStatement("UPDATE journal_head SET seq = ?, hash = ?")) {
      update.setLong(1, head.seq());
      update.setBytes(2, head.hash().bytes());
      update.executeUpdate();
    }
  }

  /** The lock holds up the node, whose next entry then links to the last of these. */
  private static Head head(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement("SELECT seq, hash FROM journal_head FOR UPDATE");
        var row = select.executeQuery()) {
      row.next();
      var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes(2));
      return new Head(row.getLong(1), new Digest(Digest.SHA_256, hash));
    }
  }

  private Head chunk(Connection connection, Head from, int many) throws SQLException {
    var rows = new StringBuilder();
    var evidence = new StringBuilder();
    var head = from;
    for (int i = 0; i < many; i++) {
      var entry = Chain.link(head, new EntryDraft(facts.get(), EVIDENCE));
      row(rows, entry);
      evidence.append(entry.seq()).append('\t').append(hex(EVIDENCE)).append('\n');
      head = Head.after(entry);
    }
    copy(connection, "journal_entry", rows);
    copy(connection, "journal_evidence (seq, bytes)", evidence);
    return head;
  }

  private static EntryFacts alike(Clock clock, MemberCode peer) {
    return new EntryFacts(
        EntryKind.ASK_SENT,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        Optional.of(MessageId.next()),
        Optional.of(peer),
        Optional.of(new ServiceId("assistance.status")),
        Optional.of(new Purpose("ASSISTANCE_REVIEW")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void row(StringBuilder rows, JournalEntry entry) {
    var facts = entry.facts();
    rows.append(entry.seq()).append('\t').append(facts.kind()).append('\t').append(facts.at());
    rows.append('\t').append(facts.exchange().orElseThrow()).append('\t');
    rows.append(facts.peer().orElseThrow()).append('\t').append(facts.service().orElseThrow());
    rows.append('\t').append(facts.purpose().orElseThrow());
    rows.append('\t').append(facts.outcome().map(Enum::name).orElse(ABSENT));
    rows.append('\t').append(facts.reason().orElse(ABSENT));
    rows.append('\t').append(facts.rule().orElse(ABSENT));
    rows.append('\t').append(hex(entry.evidenceDigest().bytes()));
    rows.append('\t').append(hex(entry.previous().bytes()));
    rows.append('\t').append(hex(entry.hash().bytes())).append('\n');
  }

  private static String hex(byte[] bytes) {
    return "\\\\x" + HexFormat.of().formatHex(bytes);
  }

  private static void copy(Connection connection, String table, CharSequence rows)
      throws SQLException {
    var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    copy.writeToCopy(bytes, 0, bytes.length);
    copy.endCopy();
  }
}
