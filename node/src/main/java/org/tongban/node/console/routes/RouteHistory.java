package org.tongban.node.console.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongban.node.console.approval.FileOnDisk;

/** Every version of every look-up file that lay in the folder, over all replicas. */
final class RouteHistory {
  /** Whoever edited a file at the machine; the console doesn't know who that was. */
  static final String BY_HAND = "-";

  private static final String LOCK = "SELECT pg_advisory_xact_lock(7310130)";

  private static final String SELECT =
      "SELECT seq, service, at, who, content, digest FROM console_route_version";

  private static final String LATEST =
      "SELECT DISTINCT ON (service) seq, service, at, who, '' AS content, digest"
          + " FROM console_route_version ORDER BY service, seq DESC";

  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RouteHistory(DataSource source, Clock clock) {
    this.database = JdbcClient.create(source);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
  }

  /**
   * What lay there from a moment on.
   *
   * @param who a user, or {@link #BY_HAND}
   * @param content empty where the file was taken away
   */
  record Version(long seq, String service, Instant at, String who, String content, String digest) {
    public boolean byHand() {
      return who.equals(BY_HAND);
    }

    public boolean gone() {
      return digest.isEmpty();
    }
  }

  /** Notes what was edited at the machine since the last note. */
  void note(Supplier<Map<String, String>> files) {
    transactions.executeWithoutResult(
        transaction -> {
          lock();
          // read under the lock: a publication writes its file before it lets go
          var now = files.get();
          var known = latest();
          var services = new TreeSet<>(known.keySet());
          services.addAll(now.keySet());
          for (var service : services) {
            var text = Optional.ofNullable(now.get(service));
            var before = Optional.ofNullable(known.get(service)).map(Version::digest).orElse("");
            if (!FileOnDisk.digest(text).equals(before)) {
              insert(service, BY_HAND, text);
            }
          }
        });
  }

  /** Notes a publication, within the transaction that it is part of. */
  void add(String service, String who, Optional<String> text) {
    lock();
    insert(service, who, text);
  }

  private void lock() {
    database.sql(LOCK).query(row -> {});
  }

  private void insert(String service, String who, Optional<String> text) {
    database
        .sql(
            "INSERT INTO console_route_version (service, at, who, content, digest)"
                + " VALUES (?, ?, ?, ?, ?)")
        .params(
            service,
            clock.instant().atOffset(ZoneOffset.UTC),
            who,
            text.orElse(""),
            FileOnDisk.digest(text))
        .update();
  }

  /** The last version of each service, without its content. */
  Map<String, Version> latest() {
    var latest = new TreeMap<String, Version>();
    database.sql(LATEST).query(RouteHistory::read).list().forEach(v -> latest.put(v.service(), v));
    return latest;
  }

  /** The last versions of a service, the newest first. */
  List<Version> of(String service, int most) {
    return database
        .sql(SELECT + " WHERE service = ? ORDER BY seq DESC LIMIT ?")
        .params(service, most)
        .query(RouteHistory::read)
        .list();
  }

  /** One of them, and the one before it. */
  List<Version> pair(String service, long seq) {
    return database
        .sql(SELECT + " WHERE service = ? AND seq <= ? ORDER BY seq DESC LIMIT 2")
        .params(service, seq)
        .query(RouteHistory::read)
        .list();
  }

  private static Version read(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getLong("seq"),
        row.getString("service"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("content"),
        row.getString("digest"));
  }
}
