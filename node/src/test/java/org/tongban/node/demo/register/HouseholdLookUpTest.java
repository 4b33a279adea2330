package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseholdLookUpTest {
  private static final String REGISTER = "certificate.household-register";
  private static final String PROOF = "certificate.household-proof";
  private static final String REVIEW = "ASSISTANCE_REVIEW";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsWhoBelongsToTheHouseholdAndHowManyThereAre(Region region) {
    // When
    JsonNode found =
        register(
            region, KnownPeople.HUSBAND, KnownPeople.CHILD, KnownPeople.WIFE, KnownPeople.ELDER);

    // Then
    JsonNode only = only(REGISTER, found);
    assertThat(only.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(only.path("holders")).hasSize(4);
    assertThat(only.at("/answer/memberCount").asInt()).isEqualTo(3);
    assertThat(only.at("/answer/relationToHead").asText()).isEqualTo("02");
    assertThat(only.at("/answer/members").findValuesAsText("sameHousehold"))
        .containsExactly("true", "true", "false");
    assertThat(only.at("/answer/members").findValuesAsText("relation")).containsExactly("30", "10");
    assertThat(found.path("missing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void aMemberWhomItDoesNotKnowIsMissingAndNotElsewhere(Region region) {
    // When
    JsonNode found =
        register(region, KnownPeople.HUSBAND, KnownPeople.UNRECORDED, KnownPeople.WIFE);

    // Then
    assertThat(only(REGISTER, found).at("/answer/members")).hasSize(1);
    assertThat(found.at("/missing/0/field").asText()).isEqualTo("members[0]");
    assertThat(found.at("/missing/0/reason").asText()).isEqualTo("NO_RECORD");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsNoMembersForAnotherPurpose(Region region) {
    // When
    JsonNode found =
        bench.ask(
            region,
            REGISTER,
            "CERTIFICATE_VERIFICATION",
            body(region, KnownPeople.HUSBAND, KnownPeople.WIFE, KnownPeople.UNRECORDED));

    // Then
    assertThat(only(REGISTER, found).path("answer").has("members")).isFalse();
    assertThat(found.path("missing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void aDormitoryHasNeitherRelationsNorANumber(Region region) {
    // When
    JsonNode only = only(REGISTER, register(region, KnownPeople.ANNULLED_HUSBAND));

    // Then
    assertThat(only.at("/answer/householdType").asText()).isEqualTo("COLLECTIVE");
    assertThat(only.path("answer").has("memberCount")).isFalse();
    assertThat(only.path("answer").has("relationToHead")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void deniesWhoMovedAwayOrDied(Region region) {
    // When
    JsonNode moved = only(PROOF, proof(region, KnownPeople.ENDED.in(region)));
    JsonNode dead = only(PROOF, proof(region, KnownCouples.WIDOWED.husband(region)));
    JsonNode abroad = only(PROOF, proof(region, KnownPeople.ELDER_EXPIRED.in(region)));
    JsonNode register = only(REGISTER, register(region, KnownPeople.ENDED, KnownPeople.WIFE));

    // Then
    assertThat(List.of(moved, dead, abroad, register))
        .allSatisfy(record -> assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE"));
    assertThat(moved.at("/answer/movedTo").asText()).isEqualTo(region.neighbour().code());
    assertThat(dead.at("/answer/cancellationReason").asText()).isEqualTo("DEATH");
    assertThat(abroad.at("/answer/status").asText()).isEqualTo("CANCELLED");
    assertThat(register.path("answer").has("members")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void findsByAFormerNumberAndNothingForAStranger(Region region) {
    // Given
    KnownPerson changed = KnownPeople.CHANGED_ID.in(region);
    KnownPerson then =
        new KnownPerson(
            changed.formerIdNumber().orElseThrow(), changed.name(), changed.formerIdNumber());

    // When
    JsonNode found = proof(region, then);
    JsonNode unknown = proof(region, KnownPeople.UNRECORDED.in(region));
    JsonNode unregistered = register(region, KnownPeople.ANNULLED_WIFE);

    // Then
    assertThat(only(PROOF, found).at("/answer/status").asText()).isEqualTo("NORMAL");
    assertThat(unknown.path("records")).isEmpty();
    assertThat(unregistered.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void givesBothRegistrationsOfOneRegisteredTwice(Region region) {
    // When
    JsonNode found = proof(region, KnownPeople.TWICE.in(region));

    // Then
    assertThat(found.path("records")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void answersToTheContractThroughoutTheRegister(Region region) {
    String twice = KnownPeople.TWICE.in(region).idNumber();
    List<Hukou> entries =
        LookUpBench.REGISTERS.get(region).civil().hukou().stream()
            .filter(entry -> !entry.person().idNumber().equals(twice))
            .toList();
    for (Hukou entry : LookUpBench.sample(entries)) {
      // When
      KnownPerson person = KnownPerson.of(entry.person().idNumber(), "甲");
      JsonNode proof = only(PROOF, proof(region, person));
      JsonNode register = only(REGISTER, bench.ask(region, REGISTER, REVIEW, body(person)));

      // Then
      assertThat(proof.at("/answer/status").asText()).isEqualTo(entry.status().name());
      assertThat(register.at("/answer/status").asText()).isEqualTo(entry.status().name());
    }
  }

  private JsonNode register(Region region, KnownPeople subject, KnownPeople... members) {
    return bench.ask(region, REGISTER, REVIEW, body(region, subject, members));
  }

  private JsonNode proof(Region region, KnownPerson subject) {
    return bench.ask(region, PROOF, REVIEW, body(subject));
  }

  private static Map<String, Object> body(
      Region region, KnownPeople subject, KnownPeople... members) {
    Map<String, Object> body = new HashMap<>(body(subject.in(region)));
    if (members.length > 0) {
      body.put(
          "members",
          Arrays.stream(members)
              .map(known -> known.in(region))
              .map(person -> LookUpBench.named(person.idNumber(), person.name()))
              .toList());
    }
    return body;
  }

  private static Map<String, Object> body(KnownPerson person) {
    return Map.of(
        "subject",
        Map.of("idNumber", person.idNumber(), "name", person.name(), "residency", "MAINLAND"));
  }

  private JsonNode only(String service, JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(service, record)).isEmpty();
    return record;
  }
}
