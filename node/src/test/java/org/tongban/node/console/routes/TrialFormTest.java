package org.tongban.node.console.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.ServiceId;

/** What a trial of a look-up may be asked. */
class TrialFormTest {
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final String PERSON =
      "{\"subject\": {\"name\": \"张三\", \"idNumber\": \"110199199003071234\"}}";

  private static TrialForm.Read read(String service, String purpose, String body) {
    var contract = CATALOGUE.newest(new ServiceId(service)).orElseThrow();
    return TrialForm.read(CATALOGUE, contract, new TrialForm.Filled(purpose, "", body));
  }

  private static TrialForm.Read status(String body) {
    return read("assistance.status", "ASSISTANCE_REVIEW", body);
  }

  @Test
  void takesMadeUpPeople() {
    assertThat(status(PERSON).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"subject\": {\"name\": \"张三\", \"idNumber\": \"110101199003071234\"}}",
        "{\"subject\": {\"name\": \"张三\"}}",
        "{}",
        "{\"subject\": {\"idNumber\": \"110199199003071234\"}, \"more\": \"110101900307123\"}",
        "{\"subject\": {\"idNumber\": \"110199199003071234\"}, \"more\": \"No. 110101199003071234\"}"
      })
  void takesNobodyElse(String body) {
    // Then
    assertThat(status(body).faults()).contains("routes.trial.people");
    assertThat(status(body).question()).isEmpty();
  }

  @Test
  void saysWhatIsNoJsonAndWhatPurposeItDoesNotKnow() {
    assertThat(status("{").faults()).containsExactly("routes.trial.json");
    assertThat(read("assistance.status", "CURIOSITY", PERSON).faults())
        .contains("routes.trial.purpose");
  }

  @Test
  void triesNothingThatWrites() {
    assertThat(read("timebank.transfer", "TIMEBANK_TRANSFER", "{}").faults())
        .contains("routes.trial.writes");
  }
}
