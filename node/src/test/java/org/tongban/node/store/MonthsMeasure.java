package org.tongban.node.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.tongban.core.message.MessageId;

/** Says what parts cost, and how long nobody can write when one ends; a program, not a test. */
final class MonthsMeasure {
  private static final int MANY = 1_000_000;
  private static final int PARTS = 24;
  private static final String SHORT = "e".repeat(60);
  private static final String LONG = "e".repeat(1_500);
  private static final int LOOKS = 3_000;

  private MonthsMeasure() {}

  public static void main(String[] arguments) throws Exception {
    var wanted = List.of(arguments);
    if (wanted.isEmpty() || wanted.contains("search")) {
      search();
    }
    if (wanted.isEmpty() || wanted.contains("inserts")) {
      inserts();
    }
    if (wanted.isEmpty() || wanted.contains("turn")) {
      stall("large_part_long", JournalTurn.LARGE, LONG);
      stall("one_million_short", MANY, SHORT);
    }
  }

  private static Clock later(int months) {
    return Clock.offset(Samples.CLOCK, Duration.ofDays(31L * months));
  }

  private static void search() throws SQLException {
    try (var few = TestDatabases.fresh(8);
        var one = TestDatabases.fresh(8);
        var many = TestDatabases.fresh(8)) {
      var ofFew = new LongJournal(few);
      ofFew.add(1_000, SHORT);
      ofFew.settle();
      var ofOne = new LongJournal(one);
      ofOne.add(MANY, SHORT);
      ofOne.settle();
      var ofMany = new LongJournal(many);
      for (int part = 0; part < PARTS; part++) {
        new JournalTurn(many.dataSource(), later(part)).turn();
        ofMany.add(MANY / PARTS, SHORT);
      }
      ofMany.settle();
      for (int round = 0; round < 4; round++) {
        look("1e3, 1 part", few, ofFew.some);
        look("1e6, 1 part", one, ofOne.some);
        look("1e6, " + PARTS + " parts", many, ofMany.some);
      }
      for (int round = 0; round < 4; round++) {
        write("1e3, 1 part", few);
        write("1e6, 1 part", one);
        write("1e6, " + PARTS + " parts", many);
      }
    }
  }

  private static void look(String name, Database database, List<MessageId> ids) {
    var reader =
        new JournalReader(database.dataSource(), EvidenceVault.plain(database.dataSource()));
    long[] micros = new long[LOOKS];
    for (int i = -500; i < LOOKS; i++) {
      var id = ids.get(Math.floorMod(i * 7919, ids.size()));
      long start = System.nanoTime();
      if (reader.entriesOf(id).size() != 1) {
        throw new IllegalStateException("an entry is missing");
      }
      if (i >= 0) {
        micros[i] = (System.nanoTime() - start) / 1_000;
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "search %s: p50 %d us, p99 %d us%n", name, micros[LOOKS / 2], micros[LOOKS * 99 / 100]);
  }

  /** The tables of the version before, and those of now, in turns. */
  private static void inserts() throws SQLException {
    try (var before = new HikariDataSource();
        var now = TestDatabases.fresh(8)) {
      before.setJdbcUrl(TestDatabases.empty());
      before.setUsername(OwnPostgres.USER);
      before.setPassword(TestDatabases.password());
      before.setMaximumPoolSize(8);
      before.addDataSourceProperty("reWriteBatchedInserts", "true");
      Flyway.configure()
          .dataSource(before)
          .locations("classpath:db/migration")
          .target("8")
          .load()
          .migrate();
      var filled = new LongJournal(now);
      for (int part = 0; part < PARTS; part++) {
        new JournalTurn(now.dataSource(), later(part)).turn();
        filled.add(16, SHORT);
      }
      for (int round = 0; round < 6; round++) {
        var vault = Vaults.open(before, Vaults.keys(Vaults.KEY), Samples.CLOCK);
        try (var store = new PostgresJournalStore(before, Samples.CLOCK, vault)) {
          write("tables as before", store);
        }
        write("in parts", now);
      }
    }
  }

  private static void write(String name, Database database) {
    try (var store =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      write(name, store);
    }
  }

  private static void write(String name, PostgresJournalStore store) {
    int threads = 32;
    int each = 400;
    long start = System.nanoTime();
    Crowd.run(
        threads,
        thread ->
            IntStream.range(0, each)
                .mapToObj(
                    i -> {
                      var id = MessageId.next();
                      return store.admit(
                          Samples.ask(id, LONG), Samples.PEER, id, Samples.NOW.plusSeconds(60));
                    })
                .reduce((first, last) -> last)
                .orElseThrow());
    System.out.printf(
        "write %s: %.0f entries/s%n", name, threads * each / ((System.nanoTime() - start) / 1e9));
  }

  private static void stall(String name, int entries, String evidence) throws Exception {
    try (var database = TestDatabases.fresh(8)) {
      var source = database.dataSource();
      new JournalTurn(source, Samples.CLOCK).turn();
      var journal = new LongJournal(database);
      journal.add(entries, evidence);
      journal.settle();
      try (var store = new PostgresJournalStore(source, Samples.CLOCK, Vaults.open(database))) {
        var longest = new AtomicLong();
        var stop = new AtomicBoolean();
        var writing = CompletableFuture.runAsync(() -> writeOn(store, longest, stop));
        Thread.sleep(3_000);
        long usual = longest.getAndSet(0);
        long start = System.nanoTime();
        new JournalTurn(source, later(1)).turn();
        long took = (System.nanoTime() - start) / 1_000_000;
        Thread.sleep(500);
        long during = longest.get();
        stop.set(true);
        writing.join();
        System.out.printf(
            "turn %s: %d ms; slowest entry before %d ms, while it turned %d ms%n",
            name, took, usual, during);
        IntStream.range(0, 20).forEach(i -> store.append(Samples.ask(MessageId.next())));
      }
      archive(database, name, entries);
    }
  }

  private static void writeOn(PostgresJournalStore store, AtomicLong longest, AtomicBoolean stop) {
    while (!stop.get()) {
      long start = System.nanoTime();
      store.append(Samples.ask(MessageId.next()));
      long took = (System.nanoTime() - start) / 1_000_000;
      longest.accumulateAndGet(took, Math::max);
    }
  }

  private static void archive(Database database, String name, int entries) throws Exception {
    var months = SomeMonths.over(database);
    months.sign();
    Path folder = Files.createTempDirectory(Path.of("target"), "months");
    long start = System.nanoTime();
    var file = months.archive("2026-11", folder);
    double away = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    months.restore(file);
    double back = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "archive %s: %.0f entries/s, %d MiB; restore %.0f entries/s; heap %d MiB%n",
        name,
        entries / away,
        Files.size(file) >> 20,
        entries / back,
        Runtime.getRuntime().totalMemory() >> 20);
    Files.delete(file);
  }
}
