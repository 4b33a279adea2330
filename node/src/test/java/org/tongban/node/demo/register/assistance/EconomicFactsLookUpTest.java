package org.tongban.node.demo.register.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.assistance.Checks.FAMILY;
import static org.tongban.node.demo.register.assistance.Checks.ask;
import static org.tongban.node.demo.register.assistance.Checks.item;
import static org.tongban.node.demo.register.assistance.Checks.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.WujiangPerson;

class EconomicFactsLookUpTest {
  private static final LocalDate TODAY = LookUpBench.TODAY;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void tellsSumsToTheCheckOnlyAndNothingToARecheck(Region region) {
    // Given
    var check = Check.of(region, FAMILY).signed(KnownPeople.WIFE).categories("SOCIAL_SECURITY");

    // When
    JsonNode whole = item(only(ask(check)).path("answer"), 2, "SOCIAL_SECURITY");
    JsonNode review =
        item(only(ask(check.purpose("ASSISTANCE_REVIEW"))).path("answer"), 2, "SOCIAL_SECURITY");
    JsonNode again =
        item(only(ask(check.purpose("ASSISTANCE_RECHECK"))).path("answer"), 2, "SOCIAL_SECURITY");

    // Then
    assertThat(whole.at("/records/0/socialSecurity/baseFen").asInt()).isEqualTo(560_000);
    assertThat(review.at("/records/0/socialSecurity").has("baseFen")).isFalse();
    assertThat(review.at("/records/0/socialSecurity/status").asText()).isEqualTo("PAYING");
    assertThat(again.has("records")).isFalse();
    assertThat(again.path("recordCount").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void aRecheckSeesOnlyWhatChanged(Region region) {
    // Given
    var check = Check.of(region, FAMILY).signed(KnownPeople.HUSBAND).categories("REAL_ESTATE");

    // When
    JsonNode lastYear =
        item(only(ask(check.since(TODAY.minusYears(1)))).path("answer"), 1, "REAL_ESTATE");
    JsonNode sinceLastWeek =
        item(only(ask(check.since(TODAY.minusDays(8)))).path("answer"), 1, "REAL_ESTATE");
    JsonNode before =
        item(only(ask(check.reference(TODAY.minusDays(10)))).path("answer"), 1, "REAL_ESTATE");

    // Then
    assertThat(lastYear.path("recordCount").asInt()).isEqualTo(1);
    assertThat(sinceLastWeek.path("status").asText()).isEqualTo("NO_RECORD");
    assertThat(before.path("recordCount").asInt()).isEqualTo(2);
    assertThat(before.at("/records/1/realEstate").has("transferredOn")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QINGPU")
  void answersToTheContractThroughoutTheRegister(Region region) {
    // Given
    var register = LookUpBench.REGISTERS.get(region);
    var books = new AssistanceRegister(register);
    for (CheckReport report : LookUpBench.sample(books.reports().all())) {
      for (Person person : Roll.of(register).find(report.household().get(0)).toList()) {
        // When
        JsonNode answer = only(ask(Check.of(region, report, person))).path("answer");

        // Then
        assertThat(answer.path("items")).hasSize(CheckCategory.values().length);
        assertThat(item(answer, 1, "VEHICLE").path("recordCount").asLong())
            .isEqualTo(
                vehicles(books, person, LocalDate.parse(answer.at("/referenceDate").asText())));
      }
    }
  }

  private static long vehicles(AssistanceRegister books, Person person, LocalDate day) {
    return books.means().vehicles().stream()
        .filter(vehicle -> WujiangPerson.has(person, vehicle.owner().idNumber()))
        .filter(vehicle -> !vehicle.registered().isAfter(day))
        .count();
  }

  @Test
  void jiashanKeepsToTheReachOfItsReport() {
    // Given: the report is of the family without education; ASSISTED does not belong to it
    var check =
        Check.of(Region.JIASHAN, List.of(KnownPeople.HUSBAND, KnownPeople.ASSISTED))
            .signed(KnownPeople.HUSBAND, KnownPeople.ASSISTED);

    // When
    JsonNode answer = only(ask(check.categories("VEHICLE", "EDUCATION"))).path("answer");

    // Then
    assertThat(answer.path("reportNo").asText())
        .isEqualTo(KnownReports.GENUINE.number(Region.JIASHAN));
    assertThat(item(answer, 1, "VEHICLE").path("status").asText()).isEqualTo("CHECKED");
    assertThat(item(answer, 1, "EDUCATION").path("reason").asText()).isEqualTo("AUTH_SCOPE");
    assertThat(item(answer, 2, "VEHICLE").path("reason").asText()).isEqualTo("AUTH_SCOPE");
  }

  @Test
  void jiashanHasNoRecordOfAnAuthorizationThatItHasNotCheckedOn() {
    // Given
    var check = Check.of(Region.JIASHAN, FAMILY).signed(KnownPeople.HUSBAND).on("SQ-1");

    // Then
    assertThat(ask(check.categories("VEHICLE")).path("records")).isEmpty();
  }

  @Test
  void jiashanTellsMarriageAssistanceFundAndDeposit() {
    // Given
    var check =
        Check.of(Region.JIASHAN, FAMILY)
            .signed(KnownPeople.HUSBAND, KnownPeople.WIFE)
            .categories("MARRIAGE", "ASSISTANCE", "PROVIDENT_FUND", "FINANCIAL");

    // When
    JsonNode answer = only(ask(check)).path("answer");

    // Then
    JsonNode marriage = item(answer, 2, "MARRIAGE").at("/records/0/marriage");
    assertThat(marriage.path("lastEvent").asText()).isEqualTo("MARRIED");
    assertThat(marriage.path("spouseInHousehold").asBoolean()).isTrue();
    assertThat(item(answer, 2, "ASSISTANCE").path("status").asText()).isEqualTo("NO_RECORD");
    assertThat(
            item(answer, 2, "PROVIDENT_FUND").at("/records/0/providentFund/balanceBand").asText())
        .isEqualTo("UP_TO_100000");
    JsonNode deposit = item(answer, 2, "FINANCIAL").at("/records/0/financial");
    assertThat(deposit.path("overThreshold").asBoolean()).isTrue();
    assertThat(deposit.path("valueFen").asInt()).isEqualTo(3_000_001);
  }

  @Test
  void wujiangFilesWhatItIssued() {
    // Given
    var check = Check.of(Region.WUJIANG, FAMILY).signed(KnownPeople.HUSBAND).on("SQ-2");

    // When
    String number =
        only(ask(check.categories("VEHICLE", "MEDICAL", "BUSINESS")))
            .at("/answer/reportNo")
            .asText();

    // Then: known again, though not with another file's digest
    JsonNode report =
        LookUpBench.get()
            .ask(
                Region.WUJIANG,
                "assistance.report-check",
                "REPORT_RECOGNITION",
                ReportCheckLookUpTest.body(number, "SHA-256", "0".repeat(64), "320509"));
    assertThat(report.at("/records/0/answer/status").asText()).isEqualTo("ALTERED");
  }
}
