package org.tongban.node.witness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.sql.DataSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.ThrowawayKeys;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.JournalWalker;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.TestDatabases;

/** A member's journal in a database of its own, with keys that are thrown away. */
public final class Journals implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final CryptoProvider CRYPTO = CryptoProvider.bouncyCastle();
  private static final DemonstrationAuthority AUTHORITY = DemonstrationAuthority.create(CLOCK, 30);

  final MemberCode member;
  final Database database;
  final LogStore log;
  private final NodeKeys keys;
  private final KeyPairFiles signing;

  public Journals(String member) {
    this.member = new MemberCode(member);
    this.database = TestDatabases.fresh(4);
    this.log = new LogStore(database.dataSource());
    this.signing = ThrowawayKeys.pair(AUTHORITY, this.member, KeyUse.SIGN);
    this.keys = ThrowawayKeys.of(AUTHORITY, this.member, signing);
  }

  CheckpointSealer sealer() {
    return new CheckpointSealer(CRYPTO, () -> keys, member);
  }

  public Checkpoints checkpoints(Path file) {
    return new Checkpoints(log, sealer(), new CheckpointFile(file), member, CLOCK);
  }

  public DataSource dataSource() {
    return database.dataSource();
  }

  /** Base64 of the certificate that it signs with. */
  String certificate() {
    try {
      var certificate = SignedDocuments.operatorCertificate(signing.certificate());
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  public JournalWalker walker() {
    return new JournalWalker(database.dataSource(), EvidenceVault.plain(database.dataSource()));
  }

  public void append(int count) {
    try (var store =
        new PostgresJournalStore(
            database.dataSource(), CLOCK, EvidenceVault.plain(database.dataSource()))) {
      for (int i = 0; i < count; i++) {
        store.append(
            new EntryDraft(
                EntryFacts.of(EntryKind.ASK_RECEIVED, NOW),
                ("signed " + System.nanoTime()).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** As somebody does who has all rights and forgets nothing in the database. */
  void rollBack(long size) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("DELETE FROM journal_entry WHERE seq > " + size);
      statement.execute("DELETE FROM journal_evidence WHERE seq > " + size);
      statement.execute("DELETE FROM log_node WHERE (index + 1) << level::integer > " + size);
      statement.execute("DELETE FROM log_checkpoint WHERE size > " + size);
      statement.execute("DELETE FROM log_cosignature WHERE size > " + size);
      statement.execute(
          "UPDATE journal_head SET seq = %d, hash = coalesce((SELECT hash FROM journal_entry"
                  .formatted(size)
              + " WHERE seq = %d), decode(repeat('00', 32), 'hex'))".formatted(size));
      statement.execute("RESET session_replication_role");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
