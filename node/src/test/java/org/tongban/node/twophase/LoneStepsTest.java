package org.tongban.node.twophase;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** What is decided of transactions is decided in one place. */
class LoneStepsTest {
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));

  private final LoneSteps steps = new LoneSteps(() -> CATALOGUE);

  @ParameterizedTest
  @CsvSource({
    "timebank.transfer, RESERVE",
    "timebank.transfer, COMMIT",
    "timebank.transfer, CANCEL",
    "appointment.book, HOLD",
    "appointment.book, CONFIRM",
    "appointment.book, RELEASE"
  })
  void aStepIsNotAskedByItself(String service, String step) {
    // Given
    var ask = bytes("{\"body\":{\"step\":\"" + step + "\"}}");

    // When // Then
    assertThatThrownBy(() -> steps.check(new ServiceId(service), ask))
        .isInstanceOf(RefusedException.class)
        .extracting("reason")
        .isEqualTo(Reason.TRANSACTION_NEEDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "appointment.book | {\"body\":{\"step\":\"OFFER\"}}",
        "appointment.book | {\"body\":{\"step\":\"NONE\"}}",
        "timebank.transfer | {\"body\":1}",
        "timebank.transfer | no JSON",
        "timebank.balance | {\"body\":{\"step\":\"RESERVE\"}}",
        "no.service | {}"
      })
  void whatReservesNothingIsLeftToTheStations(String service, String json) {
    // When // Then
    assertThatCode(() -> steps.check(new ServiceId(service), bytes(json)))
        .doesNotThrowAnyException();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
