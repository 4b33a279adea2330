package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrganisationLookUpTest {
  private static final String SERVICE = "organisation.credential";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void aListedOrganisationIsStillRegistered(Region region) {
    // When
    JsonNode record = only(ask(region, KnownOrganisations.LISTED));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(record.at("/answer/rating/level").asText()).isEqualTo("3A");
    assertThat(record.at("/answer/lists/abnormal/listed").asBoolean()).isTrue();
    assertThat(record.at("/answer/lists/abnormal/since").asText())
        .isEqualTo(LookUpBench.TODAY.minusDays(135).toString());
    assertThat(record.at("/answer/lists/dishonest/listed").isBoolean()).isTrue();
    assertThat(record.at("/answer/lists/dishonest/listed").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void whoLeftTheListIsNotListedAndWhoWasNeverRatedHasNoRating(Region region) {
    // When
    JsonNode record = only(ask(region, KnownOrganisations.UNRATED));

    // Then
    assertThat(record.at("/answer/lists/abnormal/listed").asBoolean()).isFalse();
    assertThat(record.path("answer").has("rating")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void anOldCodeLeadsToTheOrganisationThatTookOver(Region region) {
    // When
    JsonNode record = only(ask(region, KnownOrganisations.MERGED));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(record.at("/answer/status").asText()).isEqualTo("DEREGISTERED");
    assertThat(record.at("/answer/successor").asText())
        .isEqualTo(KnownOrganisations.GOOD.creditCode(region));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void listsThatAreNotConnectedAreMissingAndNotEmpty(Region region) {
    // When
    JsonNode found = ask(region, KnownOrganisations.NOT_CONNECTED);

    // Then
    assertThat(only(found).path("answer").has("lists")).isFalse();
    assertThat(found.at("/missing/0/field").asText()).isEqualTo("lists");
    assertThat(found.at("/missing/0/reason").asText()).isEqualTo("NOT_CONNECTED");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void saysWhetherTheNameIsTheRegisteredOne(Region region) {
    // Given
    String code = KnownOrganisations.GOOD.creditCode(region);

    // When
    JsonNode right =
        only(ask(region, Map.of("creditCode", code, "name", KnownOrganisations.GOOD.name(region))));
    JsonNode wrong = only(ask(region, Map.of("creditCode", code, "name", "别的名称")));
    JsonNode none = only(ask(region, KnownOrganisations.GOOD));

    // Then
    assertThat(right.at("/answer/nameMatches").asBoolean()).isTrue();
    assertThat(wrong.at("/answer/nameMatches").isBoolean()).isTrue();
    assertThat(wrong.at("/answer/nameMatches").asBoolean()).isFalse();
    assertThat(none.path("answer").has("nameMatches")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void aCodeThatWasNeverGivenIsNotFound(Region region) {
    // When
    JsonNode found = ask(region, KnownOrganisations.UNREGISTERED);

    // Then
    assertThat(found.path("records")).isEmpty();
    assertThat(found.path("missing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (Organisation organisation : LookUpBench.REGISTERS.get(region).credit().organisations()) {
      // When
      JsonNode record = only(ask(region, Map.of("creditCode", organisation.creditCode())));

      // Then
      assertThat(record.at("/answer/status").asText()).isEqualTo(organisation.status().name());
      assertThat(record.at("/answer/rating").isObject())
          .isEqualTo(organisation.rating().isPresent());
    }
  }

  @Test
  void anXmlSystemThatFailsIsNotAnEmptyOne() {
    // When
    Throwable failure = catchThrowable(() -> ask(Region.WUJIANG, Map.of("creditCode", "")));

    // Then
    assertThat(failure).hasRootCauseInstanceOf(HttpOperationFailedException.class);
  }

  private JsonNode ask(Region region, KnownOrganisations known) {
    return ask(region, Map.of("creditCode", known.creditCode(region)));
  }

  private JsonNode ask(Region region, Map<String, Object> body) {
    return bench.ask(region, SERVICE, "SERVICE_PURCHASE", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
