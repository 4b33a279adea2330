package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.ScenarioException;

/** A profile says every problem that it has, by pointer. */
class ProfileFileTest {
  private static final Path DEMO = Path.of("conformance", "demo.yaml");
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));

  @TempDir private Path folder;

  @Test
  void theProfileOfTheDemonstrationIsRead() throws IOException {
    // When
    var profile = ProfileFile.read(DEMO, CATALOGUE);

    // Then
    var node = profile.node(new MemberCode("320509")).orElseThrow();
    assertThat(node.asker().value()).isEqualTo("310118");
    assertThat(node.asks())
        .extracting(PreparedAsk::outcome)
        .contains(Outcome.POSITIVE, Outcome.NOT_FOUND, Outcome.IDENTITY_MISMATCH, Outcome.REFUSED);
    assertThat(profile.node(new MemberCode("320500")).orElseThrow().relayed()).isPresent();
    assertThat(profile.digest()).isEqualTo(Digest.sha256(Files.readAllBytes(DEMO)));
  }

  @Test
  void aTokenGoesToAnyHostOverTls() throws IOException {
    // Given
    var text = Files.readString(DEMO).replace("http://127.0.0.1:7102", "https://node.example");
    var file = Files.writeString(folder.resolve("tls.yaml"), text);

    // When
    var profile = ProfileFile.read(file, CATALOGUE);

    // Then
    var place = profile.node(new MemberCode("320509")).orElseThrow().proofs().orElseThrow();
    assertThat(place.address("7")).hasToString("https://node.example/api/v1/exchanges/7/proof");
    assertThat(place.lists()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asker: \"310118\" | asker: 青浦 | /nodes/320509/asker",
        "outcome: AMBIGUOUS | outcome: MAYBE | /nodes/320509/asks/5/outcome",
        "purpose: CERTIFICATE_VERIFICATION | purpose: CURIOSITY | /nodes/320509/asks/6/purpose",
        "service: certificate.marriage | service: pension.status | /nodes/320509/asks/6/service",
        "reason: not-permitted | note: x | /nodes/320509/asks/3",
        "from: http://127.0.0.1:7102 | from: http://10.0.0.1:7102 | /nodes/320509/proofs/from",
        "from: http://127.0.0.1:7102 | from: ftp://127.0.0.1:7102 | /nodes/320509/proofs/from",
        "from: http://127.0.0.1:7102/api | from: /api | /nodes/320509/proofs/from",
        "exchanges/.id./proof | exchanges/proof | /nodes/320509/proofs/from",
      })
  void aProblemIsSaidWithItsPlace(String good, String bad, String pointer) throws IOException {
    // Given
    var text = Files.readString(DEMO);
    var from = text.indexOf("\"320509\":");
    var changed = text.substring(0, from) + text.substring(from).replaceFirst(good, bad);
    var file = Files.writeString(folder.resolve("bad.yaml"), changed);

    // When // Then
    assertThat(changed).isNotEqualTo(text);
    assertThatThrownBy(() -> ProfileFile.read(file, CATALOGUE))
        .isInstanceOfSatisfying(
            ScenarioException.class,
            e -> assertThat(e.problems()).extracting(Violation::pointer).contains(pointer));
  }
}
