package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.Outcome;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.WrittenEvent;

/** Who reads on after a number has missed no event, and no person stands among them. */
class EventInboxTest {
  private static final String PERSON = "310199194003050029";
  private static final LocalDate DUE = LocalDate.of(2026, 11, 30);
  private static Database database;

  @TempDir private static Path folder;
  private SubjectKeys keys;
  private EventInbox inbox;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(8);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    inbox = new EventInbox(database.dataSource());
    keys = SubjectKeys.add(folder.resolve(WrittenEvent.death(PERSON).id() + ".key"));
    execute("TRUNCATE event_received");
    execute("UPDATE event_count SET last = 0");
  }

  private static void execute(String sql) throws Exception {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean take(WrittenEvent event) {
    return inbox.take(event.ask(), event.frame(), keys.mark(PERSON), Samples.NOW, DUE);
  }

  @Test
  void manyWhoTellAtOnceLeaveNoGapAndNoEventTwice() throws Exception {
    // Given: 40 events, each told four times at once
    var tellers = Executors.newFixedThreadPool(8);
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 40; i++) {
      var event = WrittenEvent.death(PERSON);
      for (int copy = 0; copy < 4; copy++) {
        work.add(() -> take(event));
      }
    }

    // When: while somebody reads on after what it saw last
    var seen = new ArrayList<Long>();
    var told = new ArrayList<Boolean>();
    var reader =
        tellers.submit(
            () -> {
              while (seen.size() < 40) {
                long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
                inbox.after(last, 7).forEach(one -> seen.add(one.seq()));
              }
              return null;
            });
    for (var one : tellers.invokeAll(work)) {
      told.add(one.get());
    }
    reader.get();
    tellers.shutdown();

    // Then
    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    assertThat(told.stream().filter(taken -> taken)).hasSize(40);
  }

  @Test
  void eventsAboutTheSamePersonAreToldTogetherAndNobodyIsNamed() throws Exception {
    // Given
    var first = WrittenEvent.death(PERSON);
    take(first);
    take(first.correcting(first.id()));

    // When
    var both = inbox.after(0, 10);

    // Then
    assertThat(both).extracting(Told::about).hasSize(2).containsOnly(both.get(0).about());
    try (var connection = database.dataSource().getConnection();
        var select =
            connection.prepareStatement("SELECT string_agg(e::text, '') FROM event_received e");
        var row = select.executeQuery()) {
      row.next();
      assertThat(row.getString(1)).doesNotContain(PERSON);
    }
  }

  @Test
  void aPersonIsFoundAlsoUnderAKeyThatIsNewSince() {
    // Given
    var first = WrittenEvent.death(PERSON);
    take(first);
    var file = folder.resolve(first.id() + ".key");
    var old = SubjectKeys.add(file);
    var event = first.correcting(first.id());
    inbox.take(event.ask(), event.frame(), old.mark(PERSON), Samples.NOW, DUE);

    // When
    var newer = SubjectKeys.add(file);

    // Then
    var by = event.ask().issuer();
    assertThat(inbox.knows(by, event.id(), newer.marks(PERSON))).isTrue();
    assertThat(inbox.knows(by, event.id(), newer.marks("33049919500101001X"))).isFalse();
  }

  @Test
  void aNewKeyGoesOverEventsToo() {
    // Given
    var event = WrittenEvent.death(PERSON);
    var file = folder.resolve(event.id() + ".key");
    var old = SubjectKeys.add(file);
    inbox.take(event.ask(), event.frame(), old.mark(PERSON), Samples.NOW, DUE);
    var newer = SubjectKeys.add(file);
    var by = event.ask().issuer();
    assertThat(inbox.knows(by, event.id(), List.of(newer.mark(PERSON)))).isFalse();

    // When
    long raised = new SubjectRaise(database.dataSource()).raise(newer, any -> {});

    // Then
    assertThat(raised).isEqualTo(1);
    assertThat(inbox.knows(by, event.id(), List.of(newer.mark(PERSON)))).isTrue();
    assertThat(inbox.knows(by, event.id(), List.of(old.mark(PERSON)))).isFalse();
  }

  @Test
  void whatWasDoneIsEncryptedAndBoundToItsEvent() throws Exception {
    // Given
    var store = new DispositionStore(database.dataSource(), Vaults.open(database));
    var events = List.of(WrittenEvent.death(PERSON), WrittenEvent.death(PERSON));
    events.forEach(this::take);
    var told = inbox.after(0, 2);
    var body = JsonNodeFactory.instance.objectNode().put("disposition", "PAYMENT_STOPPED");
    var done = new Disposition(Outcome.POSITIVE, Optional.of(body));

    // When
    store.keep(told.get(0).id(), done, Samples.NOW, "case/unit-1");

    // Then
    assertThat(store.find(told.get(0).id())).contains(done);
    assertThat(store.find(told.get(1).id())).isEmpty();
    try (var connection = database.dataSource().getConnection();
        var select =
            connection.prepareStatement("SELECT answer FROM event_received WHERE seq = 1");
        var row = select.executeQuery()) {
      row.next();
      assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
          .doesNotContain("PAYMENT_STOPPED");
    }
  }

  @Test
  void whatIsOldIsForgotten() {
    // Given
    var event = WrittenEvent.death(PERSON);
    take(event);
    var service = event.ask().service();

    // When // Then
    assertThat(inbox.forget(service, Samples.NOW)).isZero();
    assertThat(inbox.forget(service, Samples.NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(inbox.after(0, 10)).isEmpty();
  }
}
