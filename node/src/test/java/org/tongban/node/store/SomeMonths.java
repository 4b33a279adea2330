package org.tongban.node.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** A journal of September, October and November 2026, in which October is 49 to 80. */
final class SomeMonths implements AutoCloseable {
  static final MemberCode SELF = new MemberCode("310118");
  static final String OCTOBER = "2026-10";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int EACH = 40;

  final Database database;
  final List<MessageId> exchanges = new ArrayList<>();

  /** Everything is kept for 30 days. */
  private static final class Days implements Retention {
    @Override
    public int shortest() {
      return 30;
    }

    @Override
    public int days(Optional<ServiceId> service, Supplier<Optional<Ask>> ask) {
      return 30;
    }

    @Override
    public boolean held(List<StoredEntry> entries, Supplier<Optional<Ask>> ask) {
      return false;
    }
  }

  private SomeMonths(Database database) {
    this.database = database;
  }

  static SomeMonths over(Database database) {
    return new SomeMonths(database);
  }

  /** A journal of its own in a database that is empty. */
  static SomeMonths make(Database database) {
    var months = new SomeMonths(database);
    months.turn("2026-09");
    months.record("2026-09");
    months.turn(OCTOBER);
    months.record(OCTOBER);
    months.turn("2026-11");
    months.record("2026-11");
    months.sign();
    return months;
  }

  /** The same journal each time, in another database. */
  static SomeMonths copy() {
    var months = new SomeMonths(TestDatabases.open(TestDatabases.copy(Made.NAME), 8));
    months.exchanges.addAll(Made.EXCHANGES);
    return months;
  }

  /** What is copied, made once. */
  private static final class Made {
    static final String NAME = TestDatabases.copy(OwnPostgres.DATABASE);
    static final List<MessageId> EXCHANGES;

    static {
      try (var months = make(TestDatabases.open(NAME, 8))) {
        EXCHANGES = List.copyOf(months.exchanges);
      }
    }
  }

  static Clock clock(String month) {
    var day = YearMonth.parse(month).atDay(5).atStartOfDay(CHINA).toInstant();
    return Clock.fixed(day, CHINA);
  }

  void turn(String month) {
    new JournalTurn(database.dataSource(), clock(month)).turn();
  }

  void record(String month) {
    try (var store = store()) {
      for (int i = 0; i < EACH / 2; i++) {
        var id = MessageId.next();
        exchanges.add(id);
        store.append(draft(EntryKind.ASK_RECEIVED, id, clock(month).instant()));
        store.append(draft(EntryKind.ANSWER_SENT, id, clock(month).instant()));
      }
    }
  }

  PostgresJournalStore store() {
    return new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database));
  }

  private static EntryDraft draft(EntryKind kind, MessageId id, Instant at) {
    var facts =
        EntryFacts.of(kind, at)
            .withExchange(Optional.of(id))
            .withPeer(Optional.of(Samples.PEER))
            .withSubject(new ServiceId("assistance.status"), new Purpose("ASSISTANCE_REVIEW"))
            .withRule("吴江 may ask");
    return new EntryDraft(facts, ("signed " + kind + id).getBytes(StandardCharsets.UTF_8));
  }

  /** A checkpoint over all there is. */
  void sign() {
    var log = new LogStore(database.dataSource());
    var reached = log.grow();
    log.keep(LogSamples.sign(reached.size(), reached.root()), Samples.NOW);
  }

  MonthArchive archive() {
    return archive(false);
  }

  MonthArchive archive(boolean stamps) {
    return new MonthArchive(
        database.dataSource(), Vaults.open(database), new Days(), stamps, clock("2026-12"));
  }

  Path archive(String month, Path folder) {
    return archive().archive(SELF, month, folder, seq -> {});
  }

  void restore(Path file) {
    new MonthRestore(database.dataSource(), Vaults.open(database), clock("2026-12"))
        .restore(SELF, file, seq -> {});
  }

  void erase(Clock now) {
    new Erasure(
            database.dataSource(),
            Vaults.open(database),
            new Days(),
            thumbprint -> Optional.empty(),
            now)
        .erase(seq -> {});
  }

  ChainResult check(Map<String, Path> files) {
    var source = database.dataSource();
    return new JournalWalker(
            source,
            EvidenceVault.reading(source, () -> Vaults.keys(Vaults.KEY)),
            thumbprint -> Optional.empty(),
            files)
        .check();
  }

  ChainResult check() {
    return check(Map.of());
  }

  List<String> parts() {
    return Parts.rows(
        database,
        "SELECT first || '-' || coalesce(last::text, '') || ' ' || month || ' ' || state"
            + " FROM journal_part ORDER BY first");
  }

  long number(String query) {
    return Long.parseLong(Parts.rows(database, query).get(0));
  }

  /** As somebody does it who has all rights. */
  void free(String change) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, "SET session_replication_role = replica");
      OwnPostgresTest.run(connection, change);
      OwnPostgresTest.run(connection, "RESET session_replication_role");
    }
  }

  static Clock daysLater(int days) {
    return Clock.offset(clock(OCTOBER), Duration.ofDays(days));
  }

  @Override
  public void close() {
    database.close();
  }
}
