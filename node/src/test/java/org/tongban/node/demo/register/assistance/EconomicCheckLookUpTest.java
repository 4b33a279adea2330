package org.tongban.node.demo.register.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.assistance.Checks.FAMILY;
import static org.tongban.node.demo.register.assistance.Checks.ask;
import static org.tongban.node.demo.register.assistance.Checks.item;
import static org.tongban.node.demo.register.assistance.Checks.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.Means.Owner;

class EconomicCheckLookUpTest {
  private static final LocalDate TODAY = LookUpBench.TODAY;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void statesFactsForEachPersonAndCategory(Region region) {
    // Given
    var check = Check.of(region, FAMILY).signed(KnownPeople.HUSBAND, KnownPeople.WIFE);

    // When
    JsonNode answer = only(ask(check.categories("VEHICLE", "REAL_ESTATE"))).path("answer");

    // Then
    assertThat(answer.path("items")).hasSize(8);
    JsonNode car = item(answer, 1, "VEHICLE");
    assertThat(car.path("recordCount").asInt()).isEqualTo(1);
    assertThat(car.at("/records/0/vehicle/status").asText()).isEqualTo("DEREGISTERED");
    assertThat(car.at("/records/0/vehicle/plateMasked").asText()).endsWith("1***8");
    JsonNode homes = item(answer, 1, "REAL_ESTATE");
    assertThat(homes.path("recordCount").asInt()).isEqualTo(2);
    assertThat(homes.at("/records/0/realEstate/areaSquareMetres").asDouble()).isEqualTo(38);
    assertThat(homes.at("/records/0/realEstate/sharePercent").asInt()).isEqualTo(50);
    assertThat(homes.at("/records/1/realEstate/transferredOn").asText())
        .isEqualTo(TODAY.minusDays(9).toString());
    assertThat(item(answer, 2, "VEHICLE").path("status").asText()).isEqualTo("NO_RECORD");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void looksIntoNobodyWhoHasNotSigned(Region region) {
    // Given: the elder has something, and did not sign; the child can't
    var check = Check.of(region, FAMILY).signed(KnownPeople.HUSBAND, KnownPeople.WIFE);

    // When
    JsonNode found = ask(check.categories("SOCIAL_SECURITY"));

    // Then
    JsonNode answer = only(found).path("answer");
    assertThat(item(answer, 2, "SOCIAL_SECURITY").path("status").asText()).isEqualTo("CHECKED");
    assertThat(item(answer, 3, "SOCIAL_SECURITY").path("reason").asText())
        .isEqualTo("MINOR_PROTECTED");
    assertThat(item(answer, 4, "SOCIAL_SECURITY").path("status").asText()).isEqualTo("REFUSED");
    assertThat(item(answer, 4, "SOCIAL_SECURITY").path("reason").asText())
        .isEqualTo("AUTH_MISSING");
    assertThat(found.path("missing")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void aGuardianSignsForAChild(Region region) {
    // Given
    var check = Check.of(region, List.of(KnownPeople.CHILD)).guarded(KnownPeople.CHILD);

    // When
    JsonNode answer = only(ask(check.categories("VEHICLE"))).path("answer");

    // Then
    assertThat(item(answer, 1, "VEHICLE").path("status").asText()).isEqualTo("NO_RECORD");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void refusesOnAnAuthorizationThatLapsedOrWasWithdrawn(Region region) {
    // Given
    var lapsed =
        Check.of(region, FAMILY)
            .signed(KnownPeople.HUSBAND)
            .valid(TODAY.minusYears(1), TODAY.minusDays(1));
    var withdrawn =
        Check.of(region, List.of(KnownPeople.ASSISTED))
            .signed(KnownPeople.ASSISTED)
            .on(KnownReports.WITHDRAWN);

    // Then
    for (Check check : List.of(lapsed, withdrawn)) {
      JsonNode answer = only(ask(check.categories("VEHICLE", "ASSISTANCE"))).path("answer");
      assertThat(answer.path("items"))
          .allSatisfy(item -> assertThat(item.path("reason").asText()).isEqualTo("AUTH_EXPIRED"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void whatIsNotConnectedOrSilentIsNotNothing(Region region) {
    // Given
    var check = Check.of(region, List.of(KnownPeople.UNRECORDED)).on(KnownReports.SUCCESSOR);
    String silent = region == Region.WUJIANG ? "EDUCATION" : "BUSINESS";

    // When
    JsonNode found = ask(check.signed(KnownPeople.UNRECORDED).categories("VEHICLE", "TAX", silent));

    // Then
    JsonNode answer = only(found).path("answer");
    assertThat(item(answer, 1, "VEHICLE").path("status").asText()).isEqualTo("NO_RECORD");
    assertThat(item(answer, 1, "TAX").path("status").asText()).isEqualTo("NOT_CONNECTED");
    assertThat(item(answer, 1, silent).path("status").asText()).isEqualTo("TIMEOUT");
    assertThat(found.path("missing")).hasSize(2);
    assertThat(found.at("/missing/0/field").asText()).isEqualTo("items[1]");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void nothingOnRecordIsTheWholeAnswer(Region region) {
    // Given
    var check = Check.of(region, List.of(KnownPeople.UNRECORDED)).on(KnownReports.SUCCESSOR);

    // When
    JsonNode found = ask(check.signed(KnownPeople.UNRECORDED).categories("VEHICLE", "REAL_ESTATE"));

    // Then
    assertThat(only(found).has("outcome")).isFalse();
    assertThat(found.path("missing")).isEmpty();
    assertThat(only(found).at("/answer/items"))
        .allSatisfy(item -> assertThat(item.path("status").asText()).isEqualTo("NO_RECORD"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void aRecordUnderFifteenDigitsIsForAPersonToJudge(Region region) {
    // Given
    var check = Check.of(region, List.of(KnownPeople.SANCTIONED)).on(KnownReports.SUCCESSOR);

    // When
    JsonNode answer =
        only(ask(check.signed(KnownPeople.SANCTIONED).categories("REAL_ESTATE"))).path("answer");

    // Then
    assertThat(item(answer, 1, "REAL_ESTATE").path("status").asText()).isEqualTo("REFUSED");
    assertThat(item(answer, 1, "REAL_ESTATE").path("reason").asText())
        .isEqualTo("IDENTITY_UNCLEAR");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void anotherOfTheSameNameIsAnotherPerson(Region region) {
    // Given
    KnownPerson husband = KnownPeople.HUSBAND.in(region);
    Owner namesake = KnownMeans.namesake(new Owner(husband.idNumber(), husband.name()));
    var check = Check.of(region, FAMILY).signed(KnownPeople.HUSBAND).categories("VEHICLE");

    // When
    JsonNode own = item(only(ask(check)).path("answer"), 1, "VEHICLE");
    JsonNode other =
        only(
            LookUpBench.get().ask(region, Checks.SERVICE, "ECONOMIC_CHECK", check.alone(namesake)));

    // Then: of the other the name goes with it, so that a wrong one is a mismatch
    assertThat(own.path("recordCount").asInt()).isEqualTo(1);
    assertThat(other.at("/holders/0/name").asText()).isEqualTo(husband.name());
  }
}
