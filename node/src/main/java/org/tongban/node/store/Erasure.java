package org.tongban.node.store;

import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.ErasureRecord;
import org.tongban.core.journal.KeptDigest;
import org.tongban.core.seal.KeptSignature;
import org.tongban.node.store.DueEvidence.Due;

/**
 * Erases evidence whose retention is over, and records in the same transaction that it did. What
 * stays of a message lets its signature still be verified. Broken off, the next time goes on.
 */
public final class Erasure {
  static final int AT_ONCE = 500;
  private static final String RULE = "retention";
  private static final String ERASE = "SELECT erase_evidence(?::bigint[], ?::bytea[], ?)";
  private static final String VACUUM = "VACUUM journal_evidence";
  private static final Comparator<Due> BY_NUMBER =
      Comparator.comparing(due -> due.stored().entry().seq());

  private final DataSource source;
  private final EvidenceVault vault;
  private final Retention retention;
  private final Function<String, Optional<X509Certificate>> certificates;
  private final Clock clock;

  /**
   * @param certificates by {@code x5t#S256}, of the members
   */
  public Erasure(
      DataSource source,
      EvidenceVault vault,
      Retention retention,
      Function<String, Optional<X509Certificate>> certificates,
      Clock clock) {
    this.source = source;
    this.vault = vault;
    this.retention = retention;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** What would be erased now, by service and month. */
  public List<ErasureRecord.Part> plan() {
    return walk(false, seq -> {});
  }

  /**
   * Erases, {@value #AT_ONCE} entries or a few more in each transaction.
   *
   * @param progress told the number of the last entry after each
   * @return what was erased, by service and month
   */
  public List<ErasureRecord.Part> erase(LongConsumer progress) {
    var parts = walk(true, progress);
    if (!parts.isEmpty()) {
      vacuum();
    }
    return parts;
  }

  private List<ErasureRecord.Part> walk(boolean really, LongConsumer progress) {
    var now = clock.instant();
    var before = now.minus(Duration.ofDays(retention.shortest()));
    var sums = new ErasureSums();
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var pages = new ErasurePages(connection, vault, before);
      long after = 0;
      boolean more = true;
      while (more) {
        if (really) {
          new JournalLocks(connection).evidence();
        }
        var page = pages.next(after, AT_ONCE);
        more = !page.numbers().isEmpty();
        if (more) {
          page(connection, page, now, really, sums);
          after = page.numbers().last();
        }
        connection.commit();
        if (more) {
          progress.accept(after);
        }
      }
      return sums.parts();
    } catch (SQLException e) {
      throw new StoreException("the evidence can't be erased; the same again goes on", e);
    }
  }

  private void page(
      Connection connection, ErasurePages.Page page, Instant now, boolean really, ErasureSums sums)
      throws SQLException {
    var rule = new DueEvidence(retention, now);
    var due = new ArrayList<Due>();
    page.groups().forEach(group -> due.addAll(rule.of(group)));
    due.sort(BY_NUMBER);
    if (!really) {
      // the rest of an exchange comes with a later page
      due.removeIf(one -> !page.numbers().contains(one.stored().entry().seq()));
    }
    due.forEach(sums::add);
    if (really && !due.isEmpty()) {
      erase(connection, due);
    }
  }

  private void erase(Connection connection, List<Due> due) throws SQLException {
    var kept = due.stream().map(one -> kept(one)).toArray(byte[][]::new);
    var numbers = due.stream().map(one -> one.stored().entry().seq()).toArray();
    long by = record(connection, due, kept);
    try (var erase = connection.prepareStatement(ERASE)) {
      erase.setArray(1, connection.createArrayOf("bigint", numbers));
      erase.setArray(2, connection.createArrayOf("bytea", kept));
      erase.setLong(3, by);
      try (var row = erase.executeQuery()) {
        row.next();
        if (row.getLong(1) != due.size()) {
          throw new SQLException("other evidence is there than was looked at");
        }
      }
    }
  }

  private byte[] kept(Due due) {
    return KeptSignature.of(due.stored().evidence(), certificates);
  }

  /** Before the erasure, in its transaction: both or neither. */
  private long record(Connection connection, List<Due> due, byte[][] kept) throws SQLException {
    var digest = new KeptDigest();
    var sums = new ErasureSums();
    for (int i = 0; i < kept.length; i++) {
      digest.add(due.get(i).stored().entry().seq(), kept[i]);
      sums.add(due.get(i));
    }
    long first = due.get(0).stored().entry().seq();
    long last = due.get(kept.length - 1).stored().entry().seq();
    var record = new ErasureRecord(sums.parts(), first, last, digest.digest());
    var facts = EntryFacts.of(EntryKind.EVIDENCE_ERASED, clock.instant()).withRule(RULE);
    var waiting = Waiting.entry(new EntryDraft(facts, record.bytes()), vault);
    return new BatchWriter(connection).write(List.of(waiting)).get(waiting).seq();
  }

  /** So that the server gives the space to others, which then write over it. */
  private void vacuum() {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(VACUUM)) {
      connection.setAutoCommit(true);
      statement.execute();
    } catch (SQLException e) {
      throw new StoreException("the space of the erased evidence can't be freed", e);
    }
  }
}
