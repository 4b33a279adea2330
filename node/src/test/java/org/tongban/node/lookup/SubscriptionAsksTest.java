package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Validity;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.store.Database;
import org.tongban.node.store.Subscription;
import org.tongban.node.store.SubscriptionStore;
import org.tongban.node.store.TestDatabases;

/** A subscription lasts as long as the case, the agreement and the ask, and no longer. */
class SubscriptionAsksTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate END = LocalDate.of(2027, 6, 30);
  private static final String PERSON = "310199194003050029";
  private static final Optional<String> AGREEMENT = Optional.of("yrd");
  @TempDir private static Path folder;
  private static Database database;
  private static Contract contract;

  private SubjectKeys keys;
  private SubscriptionStore store;
  private SubscriptionAsks asks;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
    contract =
        Catalogue.load(Path.of("..", "schemas"))
            .newest(new ServiceId("monitoring.subscription"))
            .orElseThrow();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aNode() {
    keys = SubjectKeys.add(folder.resolve(UUID.randomUUID() + ".key"));
    store = new SubscriptionStore(database.dataSource());
    asks = asks(NOW);
  }

  private SubscriptionAsks asks(Instant at) {
    return new SubscriptionAsks(
        store,
        () -> keys,
        id -> AGREEMENT.filter(id::equals).map(any -> END),
        Clock.fixed(at, ZoneOffset.UTC));
  }

  private static Ask ask(String issuer, String step, String until) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("step", step).put("caseRef", "QP-2026-0417");
    body.putObject("subject").put("idNumber", PERSON).put("name", "测试");
    if (step.equals("SUBSCRIBE")) {
      body.putArray("eventTypes").add("DEATH");
      body.put("until", until);
    }
    return new Ask(
        MessageId.next(),
        new MemberCode(issuer),
        new MemberCode("310118"),
        new Validity(NOW, NOW.plusSeconds(60)),
        new ServiceId("monitoring.subscription"),
        new ServiceVersion(1, 0),
        new Purpose("DYNAMIC_MONITORING"),
        new Basis(BasisType.STATUTE, "社会救助暂行办法 第十三条", Optional.empty()),
        AGREEMENT,
        new Actor("window", "unit-1", "op-1"),
        Optional.empty(),
        body);
  }

  private JsonNode subscribed(String until) {
    return asks.judged(ask("320509", "SUBSCRIBE", until), contract, AGREEMENT).body().orElseThrow();
  }

  private List<Subscription> live(String type, LocalDate day) {
    return store.live(keys.marks(PERSON), type, day);
  }

  @Test
  void itIsInForceUntilItsLastDayAndForWhatWasWished() {
    // When
    var said = subscribed("2027-03-31");

    // Then
    var last = LocalDate.of(2027, 3, 31);
    assertThat(said.path("until").asText()).isEqualTo("2027-03-31");
    assertThat(said.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(live("DEATH", last))
        .extracting(one -> one.id().toString())
        .containsExactly(said.path("subscriptionId").asText());
    assertThat(live("DEATH", last.plusDays(1))).isEmpty();
    assertThat(live("MARRIAGE", TODAY)).isEmpty();
    assertThat(store.live(keys.marks("33049919500101001X"), "DEATH", TODAY)).isEmpty();
  }

  @Test
  void itEndsWithTheAgreementAndWithTheAskThatItRestsOn() {
    assertThat(subscribed("2099-12-31").path("until").asText())
        .as("the agreement")
        .isEqualTo(END.toString());
    asks =
        new SubscriptionAsks(
            store, () -> keys, id -> Optional.of(LocalDate.MAX), Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(subscribed("2099-12-31").path("until").asText())
        .as("the ask is kept for 366 days")
        .isEqualTo(TODAY.plusDays(365).toString());
  }

  @Test
  void theSameAgainProlongsItAlsoUnderANewKey() {
    // Given
    var file = folder.resolve(UUID.randomUUID() + ".key");
    keys = SubjectKeys.add(file);
    var first = subscribed("2026-12-31");

    // When
    keys = SubjectKeys.add(file);
    var again = subscribed("2027-01-31");

    // Then
    assertThat(again.path("subscriptionId")).isEqualTo(first.path("subscriptionId"));
    assertThat(live("DEATH", LocalDate.of(2027, 1, 31))).hasSize(1);
  }

  @Test
  void whoSubscribedCancelsAndNobodyElse() {
    // Given
    subscribed("2027-03-31");

    // When
    var stranger = asks.judged(ask("330421", "CANCEL", ""), contract, AGREEMENT);
    var own = asks.judged(ask("320509", "CANCEL", ""), contract, AGREEMENT);
    var again = asks.judged(ask("320509", "CANCEL", ""), contract, AGREEMENT);

    // Then
    assertThat(stranger.outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(own.body().orElseThrow().path("state").asText()).isEqualTo("ENDED");
    assertThat(again.outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(live("DEATH", TODAY)).isEmpty();
  }

  @Test
  void withoutAnAgreementOrForADayThatIsOverThereIsNone() {
    var ask = ask("320509", "SUBSCRIBE", "2026-11-22");
    assertThat(refused(ask, Optional.empty())).isEqualTo(Reason.NOT_PERMITTED);
    assertThat(refused(ask, AGREEMENT)).isEqualTo(Reason.SCHEMA_VIOLATION);
  }

  private Reason refused(Ask ask, Optional<String> agreement) {
    return catchThrowableOfType(RefusedException.class, () -> asks.judged(ask, contract, agreement))
        .reason();
  }

  @Test
  void whatEndedIsForgotten() {
    // Given
    subscribed("2026-11-23");

    // When // Then
    store.forget(TODAY);
    assertThat(live("DEATH", TODAY)).hasSize(1);
    assertThat(store.forget(TODAY.plusDays(1))).isPositive();
    assertThat(live("DEATH", TODAY)).isEmpty();
  }
}
