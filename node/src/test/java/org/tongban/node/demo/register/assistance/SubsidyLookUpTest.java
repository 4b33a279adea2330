package org.tongban.node.demo.register.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.identity.DisabilityCard;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.DisabilityFile.Subsidy;

class SubsidyLookUpTest {
  private static final String SERVICE = "disability.subsidy-eligibility";
  private static final String DECIDE = "DISABILITY_SUBSIDY";
  private static final String DUPLICATES = "DUPLICATE_BENEFIT_CHECK";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsEachSubsidyByItself(Region region) {
    // When
    JsonNode record = only(ask(region, KnownPeople.ASSISTED, DECIDE, Map.of()));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    JsonNode living = subsidy(record, "DIS_LIVING");
    assertThat(living.path("eligibility").asText()).isEqualTo("ELIGIBLE");
    assertThat(living.path("receiving").asBoolean()).isTrue();
    assertThat(living.path("receivedFrom").asText()).isEqualTo("2024-11-01");
    assertThat(living.has("monthlyFen")).isFalse();
    JsonNode care = subsidy(record, "DIS_CARE");
    assertThat(care.path("eligibility").asText()).isEqualTo("ELIGIBLE");
    assertThat(care.path("receiving").asBoolean()).isFalse();
    assertThat(record.at("/answer/disability/types/0").asText()).isEqualTo("4");
    assertThat(record.at("/answer/disability/grade").asText()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "WIFE, DIS_CARE, GRADE_NOT_COVERED",
    "WIFE, DIS_LIVING, NO_ASSISTANCE_STATUS",
    "ELDER, DIS_CARE, CARD_NOT_IN_FORCE",
    "DOTTED_NAME, DIS_CARE, CARD_NOT_IN_FORCE",
    "REISSUED_HUSBAND, DIS_CARE, OTHER_BENEFIT",
    "ENDED, DIS_CARE, NOT_LOCAL_HUKOU"
  })
  void saysWhyASubsidyIsNotDue(KnownPeople known, String subsidy, String reason) {
    for (Region region : List.of(Region.QINGPU, Region.WUJIANG)) {
      // When
      JsonNode record = only(ask(region, known, DECIDE, Map.of("subsidies", List.of(subsidy))));

      // Then
      assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
      assertThat(record.at("/answer/subsidies")).hasSize(1);
      assertThat(subsidy(record, subsidy).path("eligibility").asText()).isEqualTo("NOT_ELIGIBLE");
      assertThat(subsidy(record, subsidy).at("/reasons/0").asText()).isEqualTo(reason);
      assertThat(subsidy(record, subsidy).path("receiving").asBoolean()).isFalse();
    }
  }

  @Test
  void theRulesOfTheDecidingPlaceCount() {
    // Given: mental disability of grade 4
    Map<String, Object> care = Map.of("subsidies", List.of("DIS_CARE"));

    // When
    JsonNode qingpu = only(ask(Region.QINGPU, KnownPeople.HUSBAND, DECIDE, care));
    JsonNode wujiang = only(ask(Region.WUJIANG, KnownPeople.HUSBAND, DECIDE, care));

    // Then
    assertThat(qingpu.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(wujiang.path("outcome").asText()).isEqualTo("POSITIVE");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void findsWhoIsPaidElsewhereToo(Region region) {
    // When
    JsonNode decide = subsidy(only(ask(region, KnownPeople.TWICE, DECIDE, Map.of())), "DIS_LIVING");
    JsonNode search =
        subsidy(only(ask(region, KnownPeople.TWICE, DUPLICATES, Map.of())), "DIS_LIVING");

    // Then
    assertThat(decide.path("receiving").asBoolean()).isTrue();
    assertThat(decide.path("paidElsewhere").asBoolean()).isTrue();
    assertThat(decide.at("/reasons/0").asText()).isEqualTo("PAID_ELSEWHERE");
    assertThat(decide.has("paidElsewhereBy")).isFalse();
    assertThat(search.at("/paidElsewhereBy/division").asText()).isEqualTo("330421");
    assertThat(search.path("monthlyFen").asInt()).isEqualTo(13_200);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsThatADeadPersonIsStillPaid(Region region) {
    // When
    JsonNode record = only(ask(region, KnownPeople.ELDER_EXPIRED, DECIDE, Map.of()));
    JsonNode before =
        only(
            ask(
                region,
                KnownPeople.ELDER_EXPIRED,
                DECIDE,
                Map.of("referenceDate", LookUpBench.TODAY.minusMonths(2).toString())));

    // Then
    assertThat(subsidy(record, "DIS_CARE").path("receiving").asBoolean()).isTrue();
    assertThat(subsidy(record, "DIS_CARE").at("/reasons/0").asText()).isEqualTo("DECEASED");
    assertThat(subsidy(before, "DIS_CARE").path("eligibility").asText()).isEqualTo("ELIGIBLE");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void withoutTheRegisterOfCardsNothingIsDecided(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.CHANGED_ID, DECIDE, Map.of());

    // Then
    JsonNode record = only(found);
    assertThat(found.at("/missing/0/field").asText()).isEqualTo("disability");
    assertThat(record.path("answer").has("disability")).isFalse();
    assertThat(subsidy(record, "DIS_CARE").path("eligibility").asText()).isEqualTo("UNDECIDED");
    assertThat(subsidy(record, "DIS_LIVING").path("receiving").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void hasNoRecordOfSomebodyWithoutAFile(Region region) {
    assertThat(ask(region, KnownPeople.UNRECORDED, DECIDE, Map.of()).path("records")).isEmpty();
    assertThat(ask(region, KnownPeople.SANCTIONED, DECIDE, Map.of()).path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void answersToTheContractThroughoutTheRegister(Region region) {
    // Given
    var books = new AssistanceRegister(LookUpBench.REGISTERS.get(region));
    for (DisabilityFile file : LookUpBench.sample(books.files())) {
      // When
      Map<String, Object> body = body(file.person().idNumber(), file.person().name());
      JsonNode record = only(bench.ask(region, SERVICE, DUPLICATES, body));

      // Then
      assertThat(DisabilityCard.faults(file.card())).isEmpty();
      assertThat(subsidy(record, "DIS_CARE").path("receiving").asBoolean())
          .isEqualTo(file.pays(Subsidy.DIS_CARE, LookUpBench.TODAY, false));
    }
  }

  private static Map<String, Object> body(String number, String name) {
    Map<String, Object> body = new HashMap<>();
    body.put("subject", LookUpBench.named(number, name));
    body.put("subsidies", List.of("DIS_LIVING", "DIS_CARE"));
    body.put("referenceDate", LookUpBench.TODAY.toString());
    return body;
  }

  private JsonNode ask(Region region, KnownPeople known, String purpose, Map<String, ?> more) {
    KnownPerson person = known.in(region);
    Map<String, Object> body = body(person.idNumber(), person.name());
    body.putAll(more);
    return bench.ask(region, SERVICE, purpose, body);
  }

  private static JsonNode subsidy(JsonNode record, String name) {
    for (JsonNode subsidy : record.at("/answer/subsidies")) {
      if (subsidy.path("subsidy").asText().equals(name)) {
        return subsidy;
      }
    }
    return MissingNode.getInstance();
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
