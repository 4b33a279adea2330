package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

class JournalOutageTest {
  private final Queue<JournalEntry> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Reason> refused = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stop = new AtomicBoolean();

  @Test
  void nothing_acknowledged_is_lost_when_the_server_is_killed_and_the_journal_goes_on()
      throws Exception {
    // Given sixteen threads that append all the time
    Path folder = Servers.folder("outage");
    try (var server = Servers.start(folder);
        var database = Database.open(server, 4);
        var store =
            new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      Crowd crowd = Crowd.start(16, i -> appendUntilStopped(store));
      // When the server is killed, twice
      for (int kill = 0; kill < 4; kill++) {
        int before = acknowledged.size();
        waitForMore(before + 200);
        killServer(folder);
        waitForMore(acknowledged.size() + 200);
      }
      stop.set(true);
      crowd.join();
      // Then
      assertThat(refused).isNotEmpty().containsOnly(Reason.JOURNAL_UNAVAILABLE);
      assertKept(server);
    }
    // and after a restart it is still so
    try (var server = Servers.start(folder)) {
      assertKept(server);
    }
  }

  private JournalEntry appendUntilStopped(PostgresJournalStore store) {
    JournalEntry last = null;
    while (!stop.get()) {
      try {
        last = store.append(Samples.ask(MessageId.next()));
        acknowledged.add(last);
      } catch (RefusedException e) {
        refused.add(e.reason());
      }
    }
    return last;
  }

  private void waitForMore(int count) {
    assertThat(Await.until(Duration.ofSeconds(60), () -> acknowledged.size() >= count)).isTrue();
  }

  /** What the killed server's own workers still acknowledge may come before the next server. */
  private static void killServer(Path folder) {
    assertThat(Await.until(Duration.ofSeconds(60), () -> server(folder).isPresent())).isTrue();
    server(folder).orElseThrow().destroyForcibly();
  }

  private static Optional<ProcessHandle> server(Path folder) {
    return PidFile.read(folder.resolve("cluster")).flatMap(file -> ProcessHandle.of(file.pid()));
  }

  /** Over new connections: a pool may hold one that the killed server is yet to end. */
  private void assertKept(OwnPostgres server) {
    try (var database = Database.open(server, 4);
        var store =
            new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      var result = Vaults.walker(database).check();
      assertThat(result.broken()).isEmpty();
      assertThat(result.entries()).isGreaterThanOrEqualTo(acknowledged.size());
      assertThat(acknowledged)
          .allSatisfy(
              entry ->
                  assertThat(store.entriesOf(entry.facts().exchange().orElseThrow()))
                      .anySatisfy(found -> assertThat(found.entry()).isEqualTo(entry)));
    }
  }
}
