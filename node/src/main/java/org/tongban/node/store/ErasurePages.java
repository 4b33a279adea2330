package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.StoredEntry;

/** Entries that may have to be erased, a page at a time, each with its whole exchange. */
final class ErasurePages {
  private static final String CANDIDATES =
      "SELECT e.seq, e.exchange FROM journal_evidence v JOIN journal_entry e ON e.seq = v.seq"
          + " WHERE v.seq > ? AND v.bytes IS NOT NULL AND e.at < ? AND e.kind = ANY (?::text[])"
          + " ORDER BY v.seq LIMIT ?";
  private static final String OF_EACH =
      EntryRows.SELECT
          + "WHERE e.exchange = ANY (?::uuid[]) UNION ALL "
          + EntryRows.SELECT
          + "WHERE e.seq = ANY (?::bigint[]) AND e.exchange IS NULL ORDER BY 1";

  /** Names of the kinds whose evidence may hold a body. */
  static final List<String> WITH_BODY =
      Arrays.stream(EntryKind.values()).filter(EntryKind::holdsBody).map(Enum::name).toList();

  private final Connection connection;
  private final EvidenceVault vault;
  private final Instant before;

  ErasurePages(Connection connection, EvidenceVault vault, Instant before) {
    this.connection = connection;
    this.vault = vault;
    this.before = before;
  }

  /**
   * Candidates and what belongs to them.
   *
   * @param numbers of the candidates themselves
   * @param groups each an exchange in the order of the chain, or one entry without any
   */
  record Page(TreeSet<Long> numbers, Collection<List<StoredEntry>> groups) {}

  Page next(long after, int atOnce) throws SQLException {
    var numbers = new TreeSet<Long>();
    Set<UUID> exchanges = new TreeSet<>();
    try (var select = connection.prepareStatement(CANDIDATES)) {
      select.setLong(1, after);
      select.setObject(2, before.atOffset(ZoneOffset.UTC));
      select.setArray(3, connection.createArrayOf("text", WITH_BODY.toArray()));
      select.setInt(4, atOnce);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          numbers.add(row.getLong(1));
          var exchange = row.getObject(2, UUID.class);
          if (exchange != null) {
            exchanges.add(exchange);
          }
        }
      }
    }
    return new Page(numbers, groups(numbers, exchanges));
  }

  private Collection<List<StoredEntry>> groups(Set<Long> numbers, Set<UUID> exchanges)
      throws SQLException {
    Map<Object, List<StoredEntry>> groups = new LinkedHashMap<>();
    try (var select = connection.prepareStatement(OF_EACH)) {
      select.setArray(1, connection.createArrayOf("uuid", exchanges.toArray()));
      select.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var entry = EntryRows.read(row, vault);
          Object group =
              entry.entry().facts().exchange().<Object>map(id -> id).orElse(entry.entry().seq());
          groups.computeIfAbsent(group, any -> new ArrayList<>()).add(entry);
        }
      }
    }
    return groups.values();
  }
}
