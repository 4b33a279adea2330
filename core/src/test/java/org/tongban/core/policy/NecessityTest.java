package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.directory.ExampleDirectory.WUJIANG;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Draft;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** The booklet for a marriage: needed until Decree 804, of nobody's business since. */
class NecessityTest {
  private static final String RULES =
      """
      answers: []
      asks:
        - id: window
          description: the window
          systems: [clerk]
          units: anyUnit
          members: anyMember
          services: [certificate.household-register]
          purposes: [MARRIAGE_REGISTRATION, ASSISTANCE_REVIEW]
      """;
  private static final Directory DIRECTORY = AccessRulesTest.directory();

  private static Policy on(String instant) {
    var clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    return new Policy(() -> Queries.rules(RULES), WUJIANG, () -> DIRECTORY, clock, Queries.LIMITS);
  }

  private static ValidContent asked(String purpose, String residency) {
    try {
      var body =
          new ObjectMapper()
              .readTree(
                  "{\"subject\":{\"idNumber\":\"330499199010110029\",\"name\":\"陆雪梅\",\"residency\":\""
                      + residency
                      + "\"}}");
      return Queries.valid(
          new Draft(
              new ServiceId("certificate.household-register"),
              Optional.empty(),
              QINGPU.value(),
              new Purpose(purpose),
              new Basis(BasisType.STATUTE, "for tests", Optional.empty()),
              Optional.empty(),
              new Actor("clerk", "civil-affairs", "op-1"),
              Optional.empty(),
              body,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "2025-05-09T15:59:59Z, MARRIAGE_REGISTRATION, MAINLAND",
    "2026-11-22T02:00:00Z, MARRIAGE_REGISTRATION, HONGKONG",
    "2026-11-22T02:00:00Z, ASSISTANCE_REVIEW, MAINLAND"
  })
  void maybeAskedWhereTheLawOfTheDayNeedsIt(String instant, String purpose, String residency) {
    // When
    var permitted = on(instant).permit(asked(purpose, residency));

    // Then
    assertThat(permitted.rule()).isEqualTo("window");
  }

  @ParameterizedTest
  @CsvSource({"2025-05-09T16:00:00Z", "2026-11-22T02:00:00Z"})
  void isRefusedFromTheDayOnWhichItIsNoLongerNecessary(String instant) {
    // Given a day that begins in China while it is still the day before in UTC
    var policy = on(instant);
    var asked = asked("MARRIAGE_REGISTRATION", "MAINLAND");

    // When
    var refused = catchThrowableOfType(RefusedException.class, () -> policy.permit(asked));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.NOT_NECESSARY);
    assertThat(refused.violations()).hasSize(1);
    assertThat(refused.violations().get(0).message())
        .contains("HUKOU_BOOKLET", "MARRIAGE_REGISTRATION", "2025-05-10", "804");
  }
}
