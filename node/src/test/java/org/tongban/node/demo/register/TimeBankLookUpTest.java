package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeBankLookUpTest {
  private static final String SERVICE = "timebank.balance";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void saysWhetherThereIsEnoughWithoutWhatIsReserved(Region region) {
    // Given
    int all = region == Region.QINGPU ? 3120 : 104;

    // When
    JsonNode enough = only(ask(region, KnownPeople.WIFE, Map.of("atLeast", amount(region, all))));
    JsonNode more = only(ask(region, KnownPeople.WIFE, Map.of("atLeast", amount(region, all + 1))));
    JsonNode unasked = only(ask(region, KnownPeople.WIFE, Map.of()));

    // Then
    assertThat(enough.at("/answer/sufficient").asBoolean()).isTrue();
    assertThat(enough.at("/answer/available/value").asInt()).isEqualTo(all);
    assertThat(more.at("/answer/sufficient").isBoolean()).isTrue();
    assertThat(more.at("/answer/sufficient").asBoolean()).isFalse();
    assertThat(unasked.path("answer").has("sufficient")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void doesNotReckonFromOneUnitIntoAnother(Region region) {
    // Given
    Map<String, Object> points = Map.of("value", 1, "unit", "POINT");

    // When
    JsonNode found = ask(region, KnownPeople.WIFE, Map.of("atLeast", points));

    // Then
    assertThat(only(found).path("answer").has("sufficient")).isFalse();
    assertThat(found.at("/missing/0/field").asText()).isEqualTo("sufficient");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void givesEveryAccountUnlessOneIsNamed(Region region) {
    // When
    JsonNode several = ask(region, KnownPeople.HUSBAND, Map.of());
    JsonNode one =
        only(ask(region, KnownPeople.HUSBAND, Map.of("account", TimeBankMaker.number(region, 3))));
    JsonNode others =
        ask(region, KnownPeople.HUSBAND, Map.of("account", TimeBankMaker.number(region, 1)));

    // Then
    assertThat(several.path("records")).hasSize(2);
    assertThat(one.at("/answer/account").asText()).isEqualTo(TimeBankMaker.number(region, 3));
    assertThat(others.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsClosedFromFrozenAndFromNone(Region region) {
    // When
    JsonNode closed = only(ask(region, KnownPeople.ENDED, Map.of("atLeast", amount(region, 1))));
    JsonNode frozen =
        only(ask(region, KnownPeople.GRADUAL_EXIT, Map.of("atLeast", amount(region, 1))));
    JsonNode none = ask(region, KnownPeople.UNRECORDED, Map.of());

    // Then
    assertThat(closed.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(closed.path("answer").has("sufficient")).isFalse();
    assertThat(frozen.at("/answer/status").asText()).isEqualTo("FROZEN");
    assertThat(frozen.at("/answer/sufficient").asBoolean()).isFalse();
    assertThat(frozen.at("/answer/transferable").asBoolean()).isFalse();
    assertThat(none.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void answersToTheContractThroughoutTheRegister(Region region) {
    List<TimeAccount> accounts = LookUpBench.REGISTERS.get(region).services().accounts();
    for (TimeAccount account : LookUpBench.sample(accounts)) {
      // When
      Map<String, Object> body =
          Map.of(
              "holder",
              LookUpBench.named(account.person().idNumber(), "甲"),
              "account",
              account.number());
      JsonNode record = only(bench.ask(region, SERVICE, "TIME_CREDIT_ENQUIRY", body));

      // Then
      assertThat(record.at("/answer/status").asText()).isEqualTo(account.status().name());
    }
  }

  private static Map<String, Object> amount(Region region, int value) {
    return Map.of("value", value, "unit", region == Region.QINGPU ? "MINUTE" : "TIME_COIN");
  }

  private JsonNode ask(Region region, KnownPeople holder, Map<String, Object> more) {
    KnownPerson person = holder.in(region);
    Map<String, Object> body = new HashMap<>(more);
    body.put("holder", LookUpBench.named(person.idNumber(), person.name()));
    return bench.ask(region, SERVICE, "TIME_CREDIT_ENQUIRY", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
