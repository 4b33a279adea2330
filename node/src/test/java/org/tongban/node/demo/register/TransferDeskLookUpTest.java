package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The system of 吴江 takes the steps of other regions' transfers. */
class TransferDeskLookUpTest {
  private static final String SERVICE = "timebank.transfer";
  private static final String ACCOUNT = TimeBankMaker.number(Region.WUJIANG, 2);

  private final LookUpBench bench = LookUpBench.get();
  private final String id = UUID.randomUUID().toString();

  private JsonNode take(String asker, String step, Map<String, Object> more) {
    var body = new HashMap<>(more);
    body.put("step", step);
    body.put("transferId", id);
    var headers = Map.<String, Object>of("tongbanPurpose", "P", "tongbanAsker", asker);
    var found = bench.ask(Region.WUJIANG, SERVICE, headers, body).path("records");
    found.forEach(record -> assertThat(bench.violations(SERVICE, record)).isEmpty());
    return found.path(0);
  }

  private JsonNode reserve(int coins, String name, String until) {
    var known = KnownPeople.HUSBAND.in(Region.WUJIANG);
    return take(
        "310118",
        "RESERVE",
        Map.of(
            "holder", Map.of("idNumber", known.idNumber(), "name", name),
            "from", Map.of("division", "320509", "account", ACCOUNT),
            "to", Map.of("division", "310118", "account", "310118-TB-00001"),
            "amount", Map.of("value", coins, "unit", "TIME_COIN"),
            "rate", Map.of("numerator", 30, "denominator", 1, "toUnit", "MINUTE"),
            "expiresAt", until));
  }

  private JsonNode reserve(int coins) {
    var known = KnownPeople.HUSBAND.in(Region.WUJIANG);
    return reserve(coins, known.name(), "2099-01-01T00:00:00Z");
  }

  private int free() {
    var known = KnownPeople.HUSBAND.in(Region.WUJIANG);
    var holder = Map.of("idNumber", known.idNumber(), "name", known.name());
    Map<String, Object> body = Map.of("holder", holder, "account", ACCOUNT);
    return bench
        .ask(Region.WUJIANG, "timebank.balance", "TIME_CREDIT_ENQUIRY", body)
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
    var reserved = reserve(2);
    var reference =
        Map.<String, Object>of("reservationRef", reserved.at("/answer/reservationRef").asText());

    // When
    var again = reserve(2);
    var committed = take("310118", "COMMIT", reference);
    var repeated = take("310118", "COMMIT", reference);
    var late = take("310118", "CANCEL", Map.of());

    // Then
    assertThat(again.path("answer")).isEqualTo(reserved.path("answer"));
    assertThat(reserved.at("/answer/credited/value").asInt()).isEqualTo(60);
    assertThat(state(committed)).isEqualTo("COMMITTED");
    assertThat(repeated.path("answer")).isEqualTo(committed.path("answer"));
    assertThat(state(late) + obstacle(late)).isEqualTo("COMMITTEDWRONG_STATE");
    assertThat(free()).isEqualTo(before - 2);
  }

  @Test
  void whatIsCancelledOrOverIsFreeAgain() {
    // Given
    int before = free();
    var known = KnownPeople.HUSBAND.in(Region.WUJIANG);
    var over = reserve(2, known.name(), "2000-01-01T00:00:00Z");

    // When
    var reference =
        Map.<String, Object>of("reservationRef", over.at("/answer/reservationRef").asText());
    var committed = take("310118", "COMMIT", reference);
    var other = take("330421", "CANCEL", Map.of());

    // Then
    assertThat(state(committed) + obstacle(committed)).isEqualTo("EXPIREDWRONG_STATE");
    assertThat(state(other)).as("of the same id").isEqualTo("CANCELLED");
    assertThat(free()).isEqualTo(before);
  }

  @Test
  void nothingIsReservedUnderAnotherNameOrBeyondTheCredit() {
    // Given
    int before = free();

    // Then
    var stranger = reserve(2, KnownPeople.NOBODYS_NAME, "2099-01-01T00:00:00Z");
    assertThat(stranger.at("/answer/state").isMissingNode()).isTrue();
    assertThat(obstacle(reserve(before + 1))).isEqualTo("INSUFFICIENT");
    assertThat(obstacle(take("310118", "COMMIT", Map.of("reservationRef", "YL-1"))))
        .isEqualTo("NO_RESERVATION");
    assertThat(free()).isEqualTo(before);
  }
}
