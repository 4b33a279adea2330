package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.store.Batch.State;
import org.tongban.node.store.BatchBook.Fault;
import org.tongban.node.store.BatchStore.Message;
import org.tongban.node.store.BatchStore.Outcomes;

class BatchStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");
  private static final Actor CLERK = new Actor("clerk", "civil-affairs", "op-1");
  private static final String PERSON = "310199197503120103";
  private static Database database;

  private final MessageId id = MessageId.next();
  private Claim.Fresh claim;
  private BatchBook book;
  private BatchStore store;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void twoMessagesOfThreeRows() {
    var source = database.dataSource();
    store = new BatchStore(source, Vaults.open(database));
    book = new BatchBook(source);
    book.open(id, new ServiceId("assistance.status"), new ServiceVersion(1, 0), CLERK, NOW);
    store.add(id, message(1L, 3L));
    store.add(id, message(4L));
    var keys =
        new IdempotencyStore(source, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(1));
    claim = (Claim.Fresh) keys.claim("clerk", id.toString(), Digest.sha256(new byte[0]));
    book.begin(id, 4, 1, claim);
  }

  private static Message message(Long... rows) {
    var request = "{\"items\":[\"" + PERSON + "\"]}";
    return new Message("310118", List.of(rows), request.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rowsAreAllAccountedFor() {
    // When: one message answered, one of its rows to be asked again
    var first = store.find(id, 0).orElseThrow();
    store.answered(first, new Outcomes(1, 0, 0, List.of(message(3L))), NOW);
    store.failed(store.find(id, 1).orElseThrow(), "not-competent", NOW);

    // Then
    var now = book.find(id).orElseThrow();
    assertThat(now.state()).isEqualTo(State.RUNNING);
    assertThat(now.counts()).isEqualTo(new Batch.Counts(4, 1, 1, 0, 1, 1));

    // When: that row answered too
    store.answered(store.find(id, 2).orElseThrow(), new Outcomes(0, 1, 0, List.of()), NOW);

    // Then
    var done = book.find(id).orElseThrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.counts()).isEqualTo(new Batch.Counts(4, 1, 1, 1, 1, 0));
  }

  @Test
  void whatWasSettledStaysAsItIs() {
    // Given: two replicas at the same message
    var chunk = store.find(id, 1).orElseThrow();
    store.answered(chunk, new Outcomes(1, 0, 0, List.of()), NOW);

    // When
    store.failed(chunk, "internal-error", NOW);
    store.answered(chunk, new Outcomes(0, 0, 0, List.of(message(4L))), NOW);

    // Then
    assertThat(book.find(id).orElseThrow().counts().answered()).isEqualTo(1);
    assertThat(store.find(id, 2)).isEmpty();
  }

  @Test
  void underOneKeyOneBatchBegins() {
    // Given: rows that came in under a key that is used by now
    var other = MessageId.next();
    book.open(other, new ServiceId("assistance.status"), new ServiceVersion(1, 0), CLERK, NOW);

    // Then
    assertThatThrownBy(() -> book.begin(other, 1, 0, claim)).isInstanceOf(RefusedException.class);
    assertThat(book.find(other).orElseThrow().state()).isEqualTo(State.RECEIVING);
  }

  @RepeatedTest(20)
  void itIsDoneWhenItsLastMessagesAreSettledAtOnce() throws Exception {
    // Given
    var chunks = store.after(id, -1);
    var together = new CyclicBarrier(chunks.size());
    var threads = Executors.newFixedThreadPool(chunks.size());
    try {
      // When
      var settled = new ArrayList<Future<?>>();
      for (var chunk : chunks) {
        settled.add(
            threads.submit(
                () -> {
                  together.await();
                  store.failed(chunk, "not-competent", NOW);
                  return null;
                }));
      }
      for (var one : settled) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }

    // Then: neither left it to the other
    assertThat(book.find(id).orElseThrow().state()).isEqualTo(State.DONE);
  }

  @Test
  void whatWasTooMuchGoesOnInSmallerMessages() {
    // When
    store.split(store.find(id, 0).orElseThrow(), List.of(message(1L), message(3L)), NOW);

    // Then: the rows are open as before
    assertThat(store.after(id, -1))
        .extracting(Chunk::state, Chunk::rows)
        .containsExactly(
            tuple(Chunk.State.SPLIT, List.of(1L, 3L)),
            tuple(Chunk.State.OPEN, List.of(4L)),
            tuple(Chunk.State.OPEN, List.of(1L)),
            tuple(Chunk.State.OPEN, List.of(3L)));
    assertThat(book.find(id).orElseThrow().counts()).isEqualTo(new Batch.Counts(4, 1, 0, 0, 0, 3));
  }

  @Test
  void whoseWorkWasTakenOverSaysNothingMore() {
    // Given: another replica asks it anew, under an id of its own
    var mine = store.find(id, 1).orElseThrow();
    store.again(mine);

    // When
    store.answered(mine, new Outcomes(1, 0, 0, List.of()), NOW);
    store.again(mine);

    // Then: or the results would be looked for in an exchange that has none
    var now = store.find(id, 1).orElseThrow();
    assertThat(now.state()).isEqualTo(Chunk.State.OPEN);
    assertThat(now.exchange()).isNotEqualTo(mine.exchange());
    assertThat(now.tries()).isEqualTo(1);
  }

  @Test
  void whatIsHeldIsDoneWhenAllThatWasSentHasComeBack() {
    // Given
    book.move(id, State.PAUSED, State.RUNNING);

    // When
    for (int number = 0; number < 2; number++) {
      store.failed(store.find(id, number).orElseThrow(), "not-competent", NOW);
    }

    // Then
    assertThat(book.find(id).orElseThrow().state()).isEqualTo(State.DONE);
  }

  @Test
  void whatIsAskedIsKeptEncryptedAndOnlyUntilItIsAnswered() throws Exception {
    // Given
    var chunk = store.find(id, 0).orElseThrow();
    assertThat(new String(store.request(chunk).orElseThrow(), StandardCharsets.UTF_8))
        .contains(PERSON);
    assertThat(stored()).isNotEmpty().doesNotContain(PERSON);

    // When
    store.failed(chunk, "not-competent", NOW);

    // Then
    assertThat(store.request(chunk)).isEmpty();
  }

  private String stored() throws Exception {
    try (var connection = database.dataSource().getConnection();
        var select =
            connection.prepareStatement(
                "SELECT string_agg(encode(request, 'escape'), ' ') FROM batch_chunk"
                    + " WHERE batch = ?")) {
      select.setObject(1, id.value());
      try (var row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Test
  void onlyWhatRunsIsScheduledAgain() {
    // Then
    assertThat(numbers()).contains(0, 1);

    // When
    book.move(id, State.PAUSED, State.RUNNING);

    // Then
    assertThat(numbers()).isEmpty();

    // When: ended, it can't be resumed
    book.move(id, State.CANCELLED, State.RUNNING, State.PAUSED);
    book.move(id, State.RUNNING, State.PAUSED);

    // Then
    assertThat(book.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
  }

  private List<Integer> numbers() {
    return store.forgotten("batch-send").stream()
        .filter(chunk -> chunk.batch().equals(id))
        .map(Chunk::number)
        .toList();
  }

  @Test
  void faultsAreToldRowByRowToTheLast() {
    // Given: more than a page, three for each row
    var faults =
        IntStream.rangeClosed(1, 500)
            .boxed()
            .flatMap(
                row ->
                    List.of("/a", "/b", "/c").stream()
                        .map(at -> new Fault(row, new Violation(at, "is required"))))
            .toList();
    book.note(id, faults);

    // When
    var told = new ArrayList<Fault>();
    for (var page = book.faults(id, 0); !page.isEmpty(); ) {
      told.addAll(page);
      page = book.faults(id, page.get(page.size() - 1).row());
    }

    // Then
    assertThat(told).containsExactlyElementsOf(faults);
  }

  @Test
  void whatNobodyReceivesAnyMoreIsForgotten() {
    // Given
    var left = MessageId.next();
    book.open(left, new ServiceId("assistance.status"), new ServiceVersion(1, 0), CLERK, NOW);

    // When
    book.forget(NOW.plusSeconds(1), NOW);

    // Then
    assertThat(book.find(left)).isEmpty();
    assertThat(book.find(id)).isPresent();
  }
}
