package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.store.Sent.State;

/**
 * Events wait for those before them about the same person to the same member, and for no others.
 */
class EventOutboxTest {
  private static final String PERSON = "310199194003050029";
  private static final String ANOTHER = "33049919500101001X";
  private static final MemberCode WUJIANG = new MemberCode("320509");
  private static final MemberCode JIASHAN = new MemberCode("330421");
  private static final LocalDate DUE = LocalDate.of(2026, 11, 30);
  private static Database database;

  @TempDir private static Path folder;
  private Path file;
  private SubjectKeys keys;
  private EventOutbox outbox;
  private SentStore sent;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(4);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    outbox = new EventOutbox(database.dataSource(), Vaults.open(database));
    sent = new SentStore(database.dataSource());
    file = folder.resolve(UUID.randomUUID() + ".key");
    keys = SubjectKeys.add(file);
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE event_sent");
    }
  }

  private Optional<MessageId> keep(MemberCode member, String person, UUID event) {
    var request = ("about " + person).getBytes(StandardCharsets.UTF_8);
    var service = new ServiceId("monitoring.event");
    var actor = new Actor("case", "unit-1", "op-1");
    var wish =
        new EventOutbox.Wish(member, event, service, keys.marks(person), actor, request, DUE);
    return outbox.keep(wish, Samples.NOW);
  }

  private Sent kept(MemberCode member, String person) {
    return sent.find(keep(member, person, UUID.randomUUID()).orElseThrow()).orElseThrow();
  }

  @Test
  void onlyTheNextAboutTheSamePersonToTheSameMemberWaits() {
    // Given
    var first = kept(WUJIANG, PERSON);
    var second = kept(WUJIANG, PERSON);
    var elsewhere = kept(JIASHAN, PERSON);
    var another = kept(WUJIANG, ANOTHER);

    // When // Then
    assertThat(sent.behind(first)).isFalse();
    assertThat(sent.behind(second)).isTrue();
    assertThat(sent.behind(elsewhere)).isFalse();
    assertThat(sent.behind(another)).isFalse();
    sent.waits(first.id());
    assertThat(sent.behind(second)).as("it was sent, and is not taken in").isTrue();
    assertThat(sent.next(first)).map(Sent::id).contains(second.id());
    sent.close(first.id(), State.TAKEN, Optional.empty(), Samples.NOW);
    assertThat(sent.behind(second)).isFalse();
  }

  @Test
  void aNewKeyOverPersonsKeepsThemInLine() {
    // Given
    kept(WUJIANG, PERSON);

    // When
    keys = SubjectKeys.add(file);
    var second = kept(WUJIANG, PERSON);

    // Then
    assertThat(sent.behind(second)).isTrue();
  }

  @Test
  void whatIsGivenTwiceIsKeptOnceForEachMember() {
    // Given
    var event = UUID.randomUUID();
    keep(WUJIANG, PERSON, event);

    // When // Then
    assertThat(keep(WUJIANG, PERSON, event)).isEmpty();
    assertThat(keep(JIASHAN, PERSON, event)).isPresent();
  }

  @Test
  void whatItSaysIsEncryptedAndKeptUntilItIsTakenIn() throws Exception {
    // Given
    var one = kept(WUJIANG, PERSON);

    // When // Then
    assertThat(outbox.request(one.id()).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .contains("about " + PERSON);
    try (var connection = database.dataSource().getConnection();
        var select =
            connection.prepareStatement(
                "SELECT encode(request, 'escape') || e::text FROM event_sent e");
        var row = select.executeQuery()) {
      row.next();
      assertThat(row.getString(1)).doesNotContain(PERSON);
    }
    sent.close(one.id(), State.TAKEN, Optional.empty(), Samples.NOW);
    assertThat(outbox.request(one.id())).isEmpty();
  }

  @Test
  void whatWasLeftAsideCanBeSentAgainAndNothingElse() {
    // Given
    var parked = kept(WUJIANG, PERSON);
    var taken = kept(JIASHAN, PERSON);
    sent.close(parked.id(), State.PARKED, Optional.of("internal-error"), Samples.NOW);
    sent.close(taken.id(), State.TAKEN, Optional.empty(), Samples.NOW);
    assertThat(sent.count(State.PARKED)).isEqualTo(1);

    // When // Then
    assertThat(sent.again(taken.id(), DUE)).isFalse();
    assertThat(sent.again(parked.id(), DUE.plusDays(3))).isTrue();
    var again = sent.find(parked.id()).orElseThrow();
    assertThat(again.state()).isEqualTo(State.QUEUED);
    assertThat(again.due()).isEqualTo(DUE.plusDays(3));
    assertThat(again.exchange()).as("a new ask").isNotEqualTo(parked.exchange());
    assertThat(again.reason()).isEmpty();
    assertThat(sent.in(State.PARKED, 10)).isEmpty();
  }

  @Test
  void whatNobodyIsGoingToSendIsFound() {
    var one = kept(WUJIANG, PERSON);
    assertThat(sent.forgotten("send-event")).extracting(Sent::id).containsExactly(one.id());
    sent.close(one.id(), State.REFUSED, Optional.of("not-permitted"), Samples.NOW);
    assertThat(sent.forgotten("send-event")).isEmpty();
    assertThat(sent.forget(one.service(), Samples.NOW.plusSeconds(1))).isEqualTo(1);
  }
}
