package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SanctionLookUpTest {
  private static final String SERVICE = "credit.sanction";
  private static final List<String> BAN = List.of("ELDERCARE_BAN");

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void tellsEveryEntryOfAnOrganisation(Region region) {
    // When
    JsonNode record =
        only(ask(region, organisation(region, KnownOrganisations.WITHDRAWN), Map.of()));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(record.path("holders")).isEmpty();
    assertThat(record.at("/answer/entries").findValuesAsText("list"))
        .containsExactlyInAnyOrder("SERIOUSLY_DISHONEST", "ELDERCARE_BAN");
    assertThat(record.at("/answer/entries").findValuesAsText("until")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void tellsOfTheListsAskedForOnly(Region region) {
    // When
    JsonNode record =
        only(ask(region, organisation(region, KnownOrganisations.WITHDRAWN), Map.of("lists", BAN)));

    // Then
    assertThat(record.at("/answer/entries").findValuesAsText("list")).isEqualTo(BAN);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void answersAsOfTheDayAskedFor(Region region) {
    // Given
    Map<String, Object> unrated = organisation(region, KnownOrganisations.UNRATED);
    List<String> abnormal = List.of("ABNORMAL_ACTIVITY");
    String then = LookUpBench.TODAY.minusDays(700).toString();

    // When
    JsonNode now = only(ask(region, unrated, Map.of("lists", abnormal)));
    JsonNode before = only(ask(region, unrated, Map.of("lists", abnormal, "asOf", then)));

    // Then
    assertThat(now.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(now.has("answer")).isFalse();
    assertThat(before.path("outcome").asText()).isEqualTo("POSITIVE");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void namesThePersonWhoStandsOnAList(Region region) {
    // When
    JsonNode record = only(ask(region, person(region, KnownPeople.SANCTIONED), Map.of()));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(record.at("/holders/0/name").asText())
        .isEqualTo(KnownPeople.SANCTIONED.in(region).name());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void deniesOnlyWhatItKeepsAndOnlyOfWhomItKnows(Region region) {
    // When
    JsonNode known = ask(region, person(region, KnownPeople.WIFE), Map.of("lists", BAN));
    JsonNode all = ask(region, person(region, KnownPeople.WIFE), Map.of());
    JsonNode unknown = ask(region, person(region, KnownPeople.UNRECORDED), Map.of());
    JsonNode unregistered =
        ask(region, organisation(region, KnownOrganisations.UNREGISTERED), Map.of());

    // Then
    assertThat(only(known).path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(all.path("records")).hasSize(region == Region.WUJIANG ? 0 : 1);
    assertThat(unknown.path("records")).isEmpty();
    assertThat(unregistered.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (Sanction sanction : LookUpBench.REGISTERS.get(region).credit().sanctions()) {
      // When
      Map<String, Object> subject =
          sanction
              .person()
              .map(one -> Map.<String, Object>of("person", LookUpBench.named(one.idNumber(), "甲")))
              .orElseGet(
                  () -> Map.of("organisation", Map.of("creditCode", sanction.creditCode().get())));
      JsonNode found = ask(region, subject, Map.of("asOf", sanction.since().toString()));

      // Then
      if (region == Region.JIASHAN || sanction.list() != Sanction.SanctionList.JUDGMENT_DEFAULTER) {
        assertThat(only(found).at("/answer/entries").findValuesAsText("list"))
            .contains(sanction.list().name());
      }
    }
  }

  private static Map<String, Object> organisation(Region region, KnownOrganisations known) {
    return Map.of("organisation", Map.of("creditCode", known.creditCode(region)));
  }

  private static Map<String, Object> person(Region region, KnownPeople known) {
    KnownPerson person = known.in(region);
    return Map.of("person", LookUpBench.named(person.idNumber(), person.name()));
  }

  private JsonNode ask(Region region, Map<String, Object> subject, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("subject", subject);
    return bench.ask(region, SERVICE, "CREDIT_SUPERVISION", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
