package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The counter of 青浦: steps of other regions' transfers and bookings. */
class CounterLookUpTest {
  private static final String TRANSFER = "timebank.transfer";
  private static final String BOOK = "appointment.book";
  private static final String REGION = "320509";
  private static final String ACCOUNT = TimeBankMaker.number(Region.QINGPU, 2);

  private final LookUpBench bench = LookUpBench.get();
  private final String id = UUID.randomUUID().toString();

  private JsonNode step(String service, String asker, Map<String, Object> body) {
    var headers = Map.<String, Object>of("tongbanPurpose", "P", "tongbanAsker", asker);
    var found = bench.ask(Region.QINGPU, service, headers, body).path("records");
    found.forEach(record -> assertThat(bench.violations(service, record)).isEmpty());
    assertThat(found.size()).isLessThanOrEqualTo(1);
    return found.path(0);
  }

  private JsonNode transfer(String step, Map<String, Object> more) {
    var body = new HashMap<>(more);
    body.put("step", step);
    body.put("transferId", id);
    return step(TRANSFER, REGION, body);
  }

  private JsonNode reserve(int minutes, String name, String until) {
    var known = KnownPeople.HUSBAND.in(Region.QINGPU);
    return transfer(
        "RESERVE",
        Map.of(
            "holder", Map.of("idNumber", known.idNumber(), "name", name),
            "from", Map.of("division", "310118", "account", ACCOUNT),
            "to", Map.of("division", REGION, "account", "320509-TB-00001"),
            "amount", Map.of("value", minutes, "unit", "MINUTE"),
            "rate", Map.of("numerator", 1, "denominator", 30, "toUnit", "TIME_COIN"),
            "expiresAt", until));
  }

  private JsonNode reserve(int minutes) {
    return reserve(minutes, KnownPeople.HUSBAND.in(Region.QINGPU).name(), "2099-01-01T00:00:00Z");
  }

  private int free() {
    var known = KnownPeople.HUSBAND.in(Region.QINGPU);
    var holder = Map.of("idNumber", known.idNumber(), "name", known.name());
    Map<String, Object> body = Map.of("holder", holder, "account", ACCOUNT);
    return bench
        .ask(Region.QINGPU, "timebank.balance", "TIME_CREDIT_ENQUIRY", body)
        .at("/records/0/answer/available/value")
        .asInt();
  }

  private static String state(JsonNode record) {
    return record.at("/answer/state").asText();
  }

  private static String obstacle(JsonNode record) {
    return record.at("/answer/obstacle").asText();
  }

  @Test
  void whatIsReservedLeavesWithTheCommitOnce() {
    // Given
    int before = free();
    var reserved = reserve(60);

    // When
    var again = reserve(60);
    var committed = transfer("COMMIT", Map.of("reservationRef", text(reserved)));
    var repeated = transfer("COMMIT", Map.of("reservationRef", text(reserved)));
    var late = transfer("CANCEL", Map.of());

    // Then
    assertThat(again.path("answer")).isEqualTo(reserved.path("answer"));
    assertThat(reserved.at("/answer/credited/value").asInt()).isEqualTo(2);
    assertThat(state(committed)).isEqualTo("COMMITTED");
    assertThat(repeated).isEqualTo(committed);
    assertThat(state(late)).isEqualTo("COMMITTED");
    assertThat(obstacle(late)).isEqualTo("WRONG_STATE");
    assertThat(free()).isEqualTo(before - 60);
  }

  private static String text(JsonNode reserved) {
    return reserved.at("/answer/reservationRef").asText();
  }

  @Test
  void whatIsCancelledBeforeItArrivesIsNeverReserved() {
    // Given
    int before = free();

    // When
    var cancelled = transfer("CANCEL", Map.of());
    var reserved = reserve(60);

    // Then
    assertThat(state(cancelled)).isEqualTo("CANCELLED");
    assertThat(obstacle(reserved)).isEqualTo("WRONG_STATE");
    assertThat(free()).isEqualTo(before);
  }

  @Test
  void aReservationThatIsOverIsFreeAgain() {
    // Given
    int before = free();
    var known = KnownPeople.HUSBAND.in(Region.QINGPU);
    var reserved = reserve(60, known.name(), "2000-01-01T00:00:00Z");

    // When
    var committed = transfer("COMMIT", Map.of("reservationRef", text(reserved)));

    // Then
    assertThat(state(committed)).isEqualTo("EXPIRED");
    assertThat(obstacle(committed)).isEqualTo("WRONG_STATE");
    assertThat(free()).isEqualTo(before);
  }

  @Test
  void nothingIsReservedUnderAnotherNameOrBeyondTheCredit() {
    // Given
    int before = free();

    // Then
    var stranger = reserve(60, KnownPeople.NOBODYS_NAME, "2099-01-01T00:00:00Z");
    assertThat(stranger.at("/answer/state").isMissingNode()).isTrue();
    assertThat(stranger.at("/holders/0/name").asText())
        .isEqualTo(KnownPeople.HUSBAND.in(Region.QINGPU).name());
    assertThat(obstacle(reserve(before + 30))).isEqualTo("INSUFFICIENT");
    assertThat(obstacle(transfer("COMMIT", Map.of("reservationRef", "RSV-1"))))
        .isEqualTo("NO_RESERVATION");
    assertThat(free()).isEqualTo(before);
  }

  @Test
  void anothersTransferOfTheSameIdIsAnother() {
    // Given
    reserve(60);

    // When
    var body = Map.<String, Object>of("step", "CANCEL", "transferId", id);
    var other = step(TRANSFER, "330421", body);

    // Then
    assertThat(state(other)).isEqualTo("CANCELLED");
    assertThat(state(reserve(60))).isEqualTo("RESERVED");
    assertThat(state(transfer("CANCEL", Map.of()))).isEqualTo("CANCELLED");
  }

  @Test
  void ofManyWhoHoldOneSlotAtOnceOneDoes() throws InterruptedException, ExecutionException {
    // Given
    var offer =
        Map.<String, Object>of(
            "step",
            "OFFER",
            "appointmentId",
            id,
            "service",
            "MARRIAGE",
            "division",
            "310118",
            "from",
            "2026-11-01",
            "to",
            "2027-12-31");
    var slot = step(BOOK, REGION, offer).at("/answer/slots/0/slotId").asText();
    var threads = Executors.newFixedThreadPool(6);
    var all = new ArrayList<Callable<JsonNode>>();
    for (int i = 0; i < 6; i++) {
      var hold =
          Map.<String, Object>of(
              "step", "HOLD", "appointmentId", UUID.randomUUID().toString(), "slotId", slot);
      all.add(() -> step(BOOK, REGION, hold));
    }

    // When
    var said = new ArrayList<String>();
    for (var one : threads.invokeAll(all)) {
      said.add(state(one.get()) + obstacle(one.get()));
    }
    threads.shutdown();

    // Then
    assertThat(said).containsOnlyOnce("HELD");
    assertThat(said).filteredOn("SLOT_TAKEN"::equals).hasSize(5);
    assertThat(step(BOOK, REGION, offer).at("/answer/slots/0/slotId").asText()).isNotEqualTo(slot);
  }

  @Test
  void aBookedSlotCanBeGivenBack() {
    // Given
    var offer =
        Map.<String, Object>of(
            "step",
            "OFFER",
            "appointmentId",
            id,
            "service",
            "MARRIAGE",
            "division",
            "310118",
            "from",
            "2026-11-01",
            "to",
            "2027-12-31");
    var slot = step(BOOK, REGION, offer).at("/answer/slots/0/slotId").asText();
    var held = step(BOOK, REGION, Map.of("step", "HOLD", "appointmentId", id, "slotId", slot));
    var known = KnownPeople.WIFE.in(Region.WUJIANG);
    var visitor = Map.of("idNumber", known.idNumber(), "name", known.name());

    // When
    var confirmed =
        step(
            BOOK,
            REGION,
            Map.of(
                "step",
                "CONFIRM",
                "appointmentId",
                id,
                "visitors",
                List.of(visitor),
                "holdRef",
                held.at("/answer/holdRef").asText()));
    var released = step(BOOK, REGION, Map.of("step", "RELEASE", "appointmentId", id));

    // Then
    assertThat(state(confirmed)).isEqualTo("CONFIRMED");
    assertThat(confirmed.at("/holders/0/idNumber").asText()).isEqualTo(known.idNumber());
    assertThat(state(released)).isEqualTo("RELEASED");
    assertThat(step(BOOK, REGION, offer).at("/answer/slots/0/slotId").asText()).isEqualTo(slot);
  }
}
