package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssistanceLookUpTest {
  private static final String SERVICE = "assistance.status";
  private static final String REVIEW = "ASSISTANCE_REVIEW";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource
  void tellsACurrentRecipient(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.ASSISTED, REVIEW);

    // Then
    JsonNode only = only(found);
    assertThat(only.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(only.at("/answer/status").asText()).isEqualTo("APPROVED");
    assertThat(only.at("/answer/category").asText()).isEqualTo("DIBAO");
    assertThat(only.at("/answer/householdRole").asText()).isEqualTo("SINGLE");
    assertThat(only.at("/answer/effectiveFrom").asText()).isEqualTo("2023-11-01");
    assertThat(only.at("/answer").has("effectiveTo")).isFalse();
    assertThat(only.at("/answer/competentAuthority/division").asText()).isEqualTo(region.code());
    assertThat(instant(only.path("asOf").asText()))
        .isEqualTo(LookUpBench.TODAY.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheEndOfAGradualExit(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.GRADUAL_EXIT, REVIEW);

    // Then
    JsonNode only = only(found);
    assertThat(only.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(only.at("/answer/status").asText()).isEqualTo("GRADUAL_EXIT");
    assertThat(LocalDate.parse(only.at("/answer/effectiveTo").asText()))
        .isEqualTo(LookUpBench.TODAY.plusDays(90));
  }

  @ParameterizedTest
  @EnumSource
  void deniesWhatHasEnded(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.ENDED, REVIEW);

    // Then
    JsonNode only = only(found);
    assertThat(only.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(only.at("/answer/status").asText()).isEqualTo("TERMINATED");
  }

  @ParameterizedTest
  @EnumSource
  void givesBothRecordsOfSomeoneRegisteredTwice(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.TWICE, REVIEW);

    // Then
    assertThat(found.path("records")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void findsNobodyWhereNobodyIs(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.UNRECORDED, REVIEW);

    // Then
    assertThat(found.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"QINGPU", "JIASHAN"})
  void tellsEachOfManyInTheirOrder(Region region) {
    // Given: more than nine, some of them twice, some without any record
    List<Map<String, Object>> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asked.add(LookUpBench.subject(KnownPeople.UNRECORDED.in(region)));
      asked.add(LookUpBench.subject(KnownPeople.TWICE.in(region)));
      asked.add(LookUpBench.subject(KnownPeople.ENDED.in(region)));
    }

    // When
    List<JsonNode> found = bench.askAll(region, SERVICE, Map.of("tongbanPurpose", REVIEW), asked);

    // Then
    assertThat(found).hasSameSizeAs(asked);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isEqualTo(bench.ask(region, SERVICE, REVIEW, asked.get(i)));
      assertThat(found.get(i).path("records")).hasSize(List.of(0, 2, 1).get(i % 3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsSomeoneUnderAFormerNumber(Region region) {
    // Given
    KnownPerson person = KnownPeople.CHANGED_ID.in(region);
    String former = person.formerIdNumber().orElseThrow();

    // When
    JsonNode found =
        bench.ask(
            region, SERVICE, REVIEW, LookUpBench.subject(KnownPerson.of(former, person.name())));

    // Then
    JsonNode only = only(found);
    assertThat(only.at("/holders/0/idNumber").asText()).isEqualTo(person.idNumber());
    assertThat(only.at("/holders/0/formerIdNumbers/0").asText()).isEqualTo(former);
    assertThat(only.at("/holders/0/name").asText()).isEqualTo(person.name());
  }

  @ParameterizedTest
  @EnumSource
  void takesALowerCaseXInANumber(Region region) {
    // Given
    Person person = LookUpBench.endingInX(LookUpBench.REGISTERS.get(region).households());
    String number = person.idNumber().toLowerCase(Locale.ROOT);

    // When
    JsonNode found =
        bench.ask(
            region, SERVICE, REVIEW, LookUpBench.subject(KnownPerson.of(number, person.name())));

    // Then
    assertThat(found.path("records")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tellsABandOfTheAmountToTheSearchForDuplicates(Region region) {
    // When
    JsonNode duplicates = ask(region, KnownPeople.ASSISTED, "DUPLICATE_BENEFIT_CHECK");

    // Then
    assertThat(only(duplicates).at("/answer/amountBand").asText()).isEqualTo("UP_TO_1000");
  }

  @ParameterizedTest
  @EnumSource
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (Household household : LookUpBench.sample(LookUpBench.REGISTERS.get(region).households())) {
      // Given
      Person person = household.members().get(0).person();

      // When
      JsonNode found =
          bench.ask(
              region,
              SERVICE,
              REVIEW,
              LookUpBench.subject(KnownPerson.of(person.idNumber(), person.name())));

      // Then
      assertThat(found.path("records")).isNotEmpty();
      found
          .path("records")
          .forEach(record -> assertThat(bench.violations(SERVICE, record)).isEmpty());
    }
  }

  private JsonNode ask(Region region, KnownPeople known, String purpose) {
    return bench.ask(region, SERVICE, purpose, LookUpBench.subject(known.in(region)));
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }

  private static Instant instant(String text) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
  }
}
