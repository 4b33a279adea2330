package org.tongban.node.store;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.MessageId;

/** Says how many entries a second the journal takes; a program, not a test. */
final class JournalMeasure {
  private static final int THREADS = 32;
  private static final int EACH = 1_000;
  private static final String EVIDENCE = "e".repeat(2_700);

  private JournalMeasure() {}

  public static void main(String[] arguments) {
    try (var server = Servers.start(Servers.folder("measure"));
        var database = Database.open(server, 4);
        var store =
            new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      for (int round = 1; round <= 5; round++) {
        round(store, round);
      }
      long start = System.nanoTime();
      var result = Vaults.walker(database).check();
      System.out.printf(
          "walked %d entries in %d ms, broken: %s%n",
          result.entries(), (System.nanoTime() - start) / 1_000_000, result.broken());
    }
  }

  private static void round(PostgresJournalStore store, int round) {
    long cpu = cpuNanos();
    long[] micros = new long[THREADS * EACH];
    var next = new AtomicLong();
    long start = System.nanoTime();
    Crowd.run(
        THREADS,
        thread ->
            IntStream.range(0, EACH)
                .mapToObj(i -> timed(store, micros, next))
                .reduce((first, second) -> second)
                .orElseThrow());
    double seconds = (System.nanoTime() - start) / 1e9;
    Arrays.sort(micros);
    System.out.printf(
        "round %d: %.0f entries/s, p50 %d us, p99 %d us; %d us of this program's CPU each%n",
        round,
        micros.length / seconds,
        micros[micros.length / 2],
        micros[micros.length * 99 / 100],
        (cpuNanos() - cpu) / 1_000 / micros.length);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static JournalEntry timed(PostgresJournalStore store, long[] micros, AtomicLong next) {
    MessageId id = MessageId.next();
    long start = System.nanoTime();
    JournalEntry entry =
        store.admit(Samples.ask(id, EVIDENCE), Samples.PEER, id, Samples.NOW.plusSeconds(60));
    micros[(int) next.getAndIncrement()] = (System.nanoTime() - start) / 1_000;
    return entry;
  }
}
