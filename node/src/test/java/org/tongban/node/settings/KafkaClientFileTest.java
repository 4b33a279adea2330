package org.tongban.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How to get into a cluster, and nothing else. */
class KafkaClientFileTest {
  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("kafka.properties"), text);
  }

  @Test
  void tlsAndSaslAreTaken() throws Exception {
    // Given
    var file = file("security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\n");

    // When
    var read = KafkaClientFile.read(file);

    // Then
    assertThat(read)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acks",
        "enable.idempotence",
        "group.id",
        "enable.auto.commit",
        "auto.offset.reset",
        "bootstrap.servers",
        "interceptor.classes",
        "metric.reporters",
        "key.deserializer"
      })
  void whatDecidesWhatIsLostIsRefusedByItsNameWithoutItsValue(String key) throws Exception {
    // Given
    var file = file("sasl.mechanism=PLAIN\n" + key + "=s3cret\n");

    // When
    var thrown = catchThrowableOfType(SettingsException.class, () -> KafkaClientFile.read(file));

    // Then
    assertThat(thrown.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("kafka.properties");
              assertThat(problem.rule()).contains(key).doesNotContain("s3cret");
            });
  }

  @Test
  void aMissingFileIsNamed() {
    // When
    var thrown =
        catchThrowableOfType(
            SettingsException.class, () -> KafkaClientFile.read(folder.resolve("none")));

    // Then
    assertThat(thrown.problems()).extracting(Problem::rule).containsExactly("can't be read");
  }
}
