package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Draft;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

class CatalogueTest {
  private static final ServiceId MARRIAGE = new ServiceId("certificate.marriage");
  private static final ServiceId ASSESSMENT = new ServiceId("eldercare.assessment");
  private static final ServiceVersion FIRST = new ServiceVersion(1, 0);
  private static final Purpose REGISTRATION = new Purpose("MARRIAGE_REGISTRATION");
  private static final String GOOD = "{\"certificateNo\":\"J310118-2026-000001\"}";

  private final Catalogue catalogue = Examples.CATALOGUE;

  private static Draft marriage(
      Optional<ServiceVersion> version, Purpose purpose, BasisType basis) {
    return Contents.of(MARRIAGE, version, purpose, basis, Examples.json(GOOD));
  }

  private void refuses(Draft draft, Reason reason) {
    assertThatThrownBy(() -> catalogue.checkAsk(draft))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::reason)
        .isEqualTo(reason);
  }

  @Test
  void knowsEveryFolderInOrder() throws IOException {
    // Given
    try (var folders =
        Files.find(Examples.SCHEMAS, 4, (path, is) -> path.endsWith("contract.yaml"))) {
      var services =
          folders
              .map(file -> Examples.SCHEMAS.relativize(file.getParent()))
              .map(path -> path.getName(0) + "." + path.getName(1) + " " + path.getName(2))
              .sorted()
              .toList();

      // Then
      assertThat(catalogue.contracts())
          .extracting(contract -> contract.id() + " " + contract.version())
          .isEqualTo(services)
          .hasSizeGreaterThan(20);
    }
  }

  @Test
  void healthDataIsEndToEnd() {
    assertThat(catalogue.newest(ASSESSMENT).orElseThrow().endToEnd()).isTrue();
    assertThat(catalogue.newest(MARRIAGE).orElseThrow().endToEnd()).isFalse();
  }

  @Test
  void findsExactlyTheVersionThatIsNamed() {
    assertThat(catalogue.find(MARRIAGE, FIRST)).isPresent();
    assertThat(catalogue.find(MARRIAGE, new ServiceVersion(1, 1))).isEmpty();
    assertThat(catalogue.find(new ServiceId("no.such"), FIRST)).isEmpty();
  }

  @Test
  void anAskWithoutVersionMeansTheNewest(@TempDir Path folder) throws Exception {
    // Given
    var schemas = SchemaFolder.copy(folder);
    var old = folder.resolve("certificate/marriage/1.0");
    var renewed = folder.resolve("certificate/marriage/1.10");
    Files.createDirectories(renewed);
    for (var file : new String[] {"contract.yaml", "ask.schema.json", "answer.schema.json"}) {
      Files.copy(old.resolve(file), renewed.resolve(file));
    }
    var draft = marriage(Optional.empty(), REGISTRATION, BasisType.STATUTE);

    // When
    var valid = schemas.load().checkAsk(draft);

    // Then
    assertThat(valid.contract().version()).isEqualTo(new ServiceVersion(1, 10));
    assertThat(valid.content()).isSameAs(draft);
    assertThat(valid.rule().basis()).containsExactly(BasisType.STATUTE);
  }

  @Test
  void refusesAnUnknownVersionAndListsThoseThatItKnows() {
    // Given
    var draft = marriage(Optional.of(new ServiceVersion(2, 0)), REGISTRATION, BasisType.STATUTE);

    // When
    var refused = catchThrowableOfType(RefusedException.class, () -> catalogue.checkAsk(draft));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.VERSION_NOT_ACCEPTED);
    assertThat(refused.violations())
        .containsExactly(new Violation("/version", "is answered in [1.0]"));
  }

  @Test
  void refusesAnUnknownService() {
    refuses(
        Contents.of(
            new ServiceId("hukou.page"),
            Optional.empty(),
            REGISTRATION,
            BasisType.STATUTE,
            Examples.json("{}")),
        Reason.CATALOGUE_ITEM_UNKNOWN);
  }

  @Test
  void refusesAPurposeOfAnotherService() {
    refuses(
        marriage(Optional.empty(), new Purpose("CARE_ADMISSION"), BasisType.STATUTE),
        Reason.PURPOSE_NOT_ALLOWED);
  }

  @Test
  void refusesABasisThatThePurposeDoesNotTake() {
    refuses(
        marriage(Optional.empty(), REGISTRATION, BasisType.AUTHORIZATION), Reason.NO_LEGAL_BASIS);
  }

  @Test
  void takesAContractOfItsOwnOnly(@TempDir Path folder) throws Exception {
    // Given
    var other = SchemaFolder.copy(folder);
    other.edit("certificate/marriage/1.0/contract.yaml", "retentionDays: 90", "retentionDays: 91");
    var foreign = other.load().newest(MARRIAGE).orElseThrow();

    // Then
    assertThatThrownBy(() -> catalogue.checkAnswer(foreign, Outcome.NOT_FOUND, Optional.empty()))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void evidenceFollowsTheLawOfTheDay() {
    // Given
    var contract = catalogue.newest(MARRIAGE).orElseThrow();

    // When
    var before = contract.evidence(REGISTRATION, LocalDate.of(2025, 5, 9));
    var after = contract.evidence(REGISTRATION, LocalDate.of(2025, 5, 10));

    // Then
    assertThat(before)
        .filteredOn(rule -> rule.document().equals("HUKOU_BOOKLET"))
        .extracting(EvidenceRule::necessity)
        .containsExactly(EvidenceRule.Necessity.REQUIRED);
    assertThat(after)
        .filteredOn(rule -> rule.document().equals("HUKOU_BOOKLET"))
        .extracting(EvidenceRule::necessity)
        .containsExactly(EvidenceRule.Necessity.NOT_NECESSARY);
  }

  @Test
  void everyPurposeHasATitleInBothLanguages() {
    for (var contract : catalogue.contracts()) {
      assertThat(contract.purposes().keySet()).allMatch(p -> catalogue.title(p).isPresent());
    }
    assertThat(catalogue.title(new Purpose("NO_SUCH_PURPOSE"))).isEmpty();
  }
}
