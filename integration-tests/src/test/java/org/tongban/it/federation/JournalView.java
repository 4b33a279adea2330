package org.tongban.it.federation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.message.MessageId;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.JournalWalker;

/** Reads a running node's journal beside the node, straight from its database. */
public final class JournalView {
  private final DataSource source;
  private final EvidenceVault vault;

  JournalView(DataSource source, EvidenceVault vault) {
    this.source = source;
    this.vault = vault;
  }

  /** The entries of an exchange. */
  public List<Entry> of(MessageId exchange) {
    return select("exchange = ? ORDER BY seq", exchange.value());
  }

  /** The entries of an exchange, in brief. */
  public List<String> briefOf(MessageId exchange) {
    return of(exchange).stream().map(Entry::brief).toList();
  }

  /** The last place in the chain. */
  public long head() {
    return select("seq = (SELECT seq FROM journal_head) AND seq >= ?", 0L).stream()
        .mapToLong(Entry::seq)
        .findFirst()
        .orElse(0);
  }

  /** What was written after that place. */
  public List<Entry> after(long seq) {
    return select("seq > ? ORDER BY seq", seq);
  }

  /** Checks the whole chain. */
  public ChainResult check() {
    return new JournalWalker(source, vault).check();
  }

  private List<Entry> select(String condition, Object parameter) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(Entry.SELECT + condition)) {
      if (parameter instanceof UUID id) {
        select.setObject(1, id);
      } else {
        select.setLong(1, (Long) parameter);
      }
      var entries = new ArrayList<Entry>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          entries.add(Entry.read(row));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new IllegalStateException("the journal can't be read", e);
    }
  }
}
