package org.tongban.node.demo.register.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;

class EmergencyAidLookUpTest {
  private static final String SERVICE = "assistance.emergency-aid";
  private static final String AID = "EMERGENCY_AID";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsWhatIsReceivedAndWhatWasGiven(Region region) {
    // When
    JsonNode answer = only(ask(region, KnownPeople.ASSISTED, AID, Map.of())).path("answer");

    // Then
    assertThat(answer.path("assisted").asBoolean()).isTrue();
    assertThat(answer.at("/assistance/0/category").asText()).isEqualTo("DIBAO");
    assertThat(answer.at("/grants/0/grantedOn").asText())
        .isEqualTo(LookUpBench.TODAY.minusDays(250).toString());
    assertThat(answer.at("/grants/0/authority/division").asText()).isEqualTo(region.code());
    assertThat(answer.at("/grants/0").has("amountFen")).isFalse();
    assertThat(answer.at("/contact/division").asText()).isEqualTo(region.code());
    assertThat(answer.has("sameEvent")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void seesThatTwoTownsHaveGivenForTheEventAlready(Region region) {
    // Given
    String accident = LookUpBench.TODAY.minusDays(40).toString();
    String dayBefore = LookUpBench.TODAY.minusDays(41).toString();

    // When
    JsonNode same =
        only(ask(region, KnownPeople.HUSBAND, AID, Map.of("occurredOn", accident))).path("answer");
    JsonNode other =
        only(ask(region, KnownPeople.HUSBAND, AID, Map.of("occurredOn", dayBefore))).path("answer");

    // Then
    assertThat(same.path("sameEvent").asBoolean()).isTrue();
    assertThat(same.path("grants")).hasSize(2);
    assertThat(same.at("/grants/0/authority/division").asText()).isEqualTo(region.town(2));
    assertThat(other.path("sameEvent").isBoolean()).isTrue();
    assertThat(other.path("sameEvent").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void cannotSayWhatAFileWithoutTheDayOfTheEventWasFor(Region region) {
    // Given
    String before = LookUpBench.TODAY.minusDays(95).toString();
    String after = LookUpBench.TODAY.minusDays(5).toString();

    // When
    JsonNode open = ask(region, KnownPeople.GRADUAL_EXIT, AID, Map.of("occurredOn", before));
    JsonNode settled = ask(region, KnownPeople.GRADUAL_EXIT, AID, Map.of("occurredOn", after));

    // Then
    assertThat(only(open).path("answer").has("sameEvent")).isFalse();
    assertThat(open.at("/missing/0/field").asText()).isEqualTo("sameEvent");
    assertThat(only(settled).at("/answer/sameEvent").isBoolean()).isTrue();
    assertThat(settled.path("missing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void countsTwelveMonthsFromTheDayOfTheAsk(Region region) {
    // When
    JsonNode elder = only(ask(region, KnownPeople.ELDER, AID, Map.of()));
    JsonNode tooLongAgo = ask(region, KnownPeople.REISSUED_WIFE, AID, Map.of());

    // Then
    assertThat(elder.at("/answer/assisted").asBoolean()).isFalse();
    assertThat(elder.at("/answer/grants")).hasSize(1);
    assertThat(elder.at("/answer/grants/0/grantedOn").asText()).isEqualTo("2025-11-23");
    assertThat(only(tooLongAgo).path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(only(tooLongAgo).at("/answer/granted").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void whatWasPaidBackIsNoAid(Region region) {
    // When
    JsonNode record = only(ask(region, KnownPeople.WIFE, AID, Map.of()));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(record.at("/answer/granted").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void deniesNothingOfSomebodyWhoIsNotOfHere(Region region) {
    // Given: known by a marriage certificate only, without household registration, case or aid
    KnownPeople stranger = KnownPeople.REISSUED_HUSBAND;

    // When
    JsonNode known = ask(region, stranger, AID, Map.of());
    JsonNode unknown = ask(region, KnownPeople.UNRECORDED, AID, Map.of());

    // Then
    assertThat(known.path("records")).isEmpty();
    assertThat(unknown.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsSumsToTheSearchForDuplicatesOnly(Region region) {
    // When
    JsonNode grant =
        only(ask(region, KnownPeople.ASSISTED, "DUPLICATE_BENEFIT_CHECK", Map.of()))
            .at("/answer/grants/0");

    // Then
    assertThat(grant.path("amountFen").asInt()).isEqualTo(150_000);
    assertThat(grant.path("amountBand").asText()).isEqualTo("UP_TO_2000");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void givesOnePersonBothHouseholdsInOneRecord(Region region) {
    // When
    JsonNode record = only(ask(region, KnownPeople.TWICE, AID, Map.of()));

    // Then
    assertThat(record.at("/answer/assistance")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (EmergencyGrant grant :
        LookUpBench.sample(new AssistanceRegister(LookUpBench.REGISTERS.get(region)).grants())) {
      Person person = grant.person();
      String number = person.formerIdNumbers().stream().findFirst().orElse(person.idNumber());

      // When
      Map<String, Object> body = Map.of("subject", LookUpBench.named(number, person.name()));
      JsonNode record = only(bench.ask(region, SERVICE, "DUPLICATE_BENEFIT_CHECK", body));

      // Then
      boolean counts = !grant.paidBack() && grant.day().isAfter(LookUpBench.TODAY.minusYears(1));
      assertThat(tells(record, grant)).isEqualTo(counts);
    }
  }

  private static boolean tells(JsonNode record, EmergencyGrant grant) {
    for (JsonNode told : record.at("/answer/grants")) {
      if (told.path("grantedOn").asText().equals(grant.day().toString())
          && told.path("amountFen").asInt() == grant.fen()) {
        return true;
      }
    }
    return false;
  }

  private JsonNode ask(Region region, KnownPeople known, String purpose, Map<String, ?> more) {
    KnownPerson person = known.in(region);
    Map<String, Object> body = new HashMap<>(more);
    body.put("subject", LookUpBench.named(person.idNumber(), person.name()));
    return bench.ask(region, SERVICE, purpose, body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
