package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.core.seal.SubjectMark;

/** Persons are found in the journal without standing in it. */
class SubjectStoreTest {
  private static final String PERSON = "310199194003050029";
  private static final String ANOTHER = "33049919500101001X";
  private static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");
  private static Database database;

  @TempDir private static Path folder;
  private SubjectStore store;
  private Path file;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(4);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void anEmptyIndex() throws Exception {
    store = new SubjectStore(database.dataSource());
    file = folder.resolve(MessageId.next() + ".key");
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE journal_subject, journal_subject_key");
    }
  }

  private static MessageId append(EntryKind kind, MessageId exchange, SubjectMark... marks) {
    try (var journal =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      var facts =
          EntryFacts.of(kind, Samples.NOW)
              .withExchange(Optional.of(exchange))
              .withPeer(Optional.of(Samples.PEER));
      var said = kind == EntryKind.ANSWER_SENT ? facts.withOutcome(Outcome.POSITIVE) : facts;
      journal.append(new EntryDraft(said, new byte[] {1}, List.of(marks)));
      return exchange;
    }
  }

  private List<SubjectStore.About> about(SubjectKeys keys, String number) {
    return store.about(keys.marks(number), Instant.EPOCH, LATE, Long.MAX_VALUE, 10);
  }

  @Test
  void theEntriesAboutAPersonAreFoundWithWhatBecameOfThem() {
    // Given
    var keys = SubjectKeys.add(file);
    var first = append(EntryKind.ASK_RECEIVED, MessageId.next(), keys.mark(PERSON));
    append(EntryKind.ANSWER_SENT, first);
    append(EntryKind.ASK_RECEIVED, MessageId.next(), keys.mark(ANOTHER));
    var second =
        append(EntryKind.ASK_SENT, MessageId.next(), keys.mark(PERSON), keys.mark(ANOTHER));

    // When
    var found = about(keys, PERSON);

    // Then
    assertThat(found.stream().map(one -> one.entry().exchange().orElseThrow()))
        .containsExactly(second, first);
    assertThat(found.get(0).end()).isEmpty();
    assertThat(found.get(1).end().orElseThrow().kind()).isEqualTo(EntryKind.ANSWER_SENT);
    assertThat(found.get(1).end().orElseThrow().outcome()).contains(Outcome.POSITIVE);
    assertThat(about(keys, ANOTHER)).hasSize(2);
    assertThat(about(keys, "320599197002020028")).isEmpty();
  }

  @Test
  void aRangeOfTimeAndAPlaceToGoOnNarrowIt() {
    // Given
    var keys = SubjectKeys.add(file);
    append(EntryKind.ASK_RECEIVED, MessageId.next(), keys.mark(PERSON));
    append(EntryKind.ASK_RECEIVED, MessageId.next(), keys.mark(PERSON));
    var marks = keys.marks(PERSON);
    var all = about(keys, PERSON);

    // When // Then
    assertThat(store.about(marks, Instant.EPOCH, Samples.NOW.minusSeconds(1), Long.MAX_VALUE, 10))
        .isEmpty();
    assertThat(store.about(marks, Samples.NOW.plusSeconds(1), LATE, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(store.about(marks, Instant.EPOCH, LATE, all.get(0).seq(), 10))
        .hasSize(1)
        .first()
        .matches(one -> one.seq() == all.get(1).seq());
    assertThat(store.about(marks, Instant.EPOCH, LATE, Long.MAX_VALUE, 1)).hasSize(1);
  }

  @Test
  void aNewKeyGoesOverAllMarksAndEverybodyIsStillFound() {
    // Given
    var old = SubjectKeys.add(file);
    store.knows(old);
    append(EntryKind.ASK_RECEIVED, MessageId.next(), old.mark(PERSON), old.mark(ANOTHER));
    var keys = SubjectKeys.add(file);
    assertThat(about(keys, PERSON)).as("before").hasSize(1);
    append(EntryKind.ASK_RECEIVED, MessageId.next(), keys.mark(PERSON));
    var told = new ArrayList<Long>();

    // When
    var raise = new SubjectRaise(database.dataSource());
    long raised = raise.raise(keys, told::add);

    // Then
    assertThat(raised).isEqualTo(2);
    assertThat(told).last().isEqualTo(2L);
    assertThat(about(keys, PERSON)).hasSize(2);
    assertThat(about(old, PERSON)).as("by the old key alone").isEmpty();
    assertThat(raise.raise(keys, told::add)).as("again").isZero();
  }

  @Test
  void otherKeysThanTheJournalsAreNoticed() {
    // Given
    var keys = SubjectKeys.add(file);
    var stranger = SubjectKeys.add(folder.resolve(MessageId.next() + ".key"));
    assertThat(store.begun()).isFalse();

    // When
    assertThat(store.knows(keys)).isTrue();

    // Then
    assertThat(store.begun()).isTrue();
    assertThat(store.knows(keys)).isTrue();
    assertThat(store.knows(stranger)).isFalse();
    assertThat(store.knows(SubjectKeys.add(file))).as("one more").isTrue();
    assertThat(store.knows(keys)).as("an old copy of the file").isFalse();
  }
}
