package org.tongban.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a settings file and overrides come to. */
class SettingsFileTest {
  @TempDir Path folder;

  private WrittenSettings written;

  @BeforeEach
  void write() {
    written = new WrittenSettings(folder);
  }

  @Test
  void theLeastFileGetsSafeDefaults() throws Exception {
    // Given
    Path file = written.file(WrittenSettings.LEAST);

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.api().address()).isEqualTo("127.0.0.1");
    assertThat(settings.api().callers().toString()).endsWith("callers/callers.yaml");
    assertThat(settings.ask().validity()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.peer().maxBody()).isEqualTo(new Size(1 << 20));
    assertThat(settings.database().embedded()).isPresent();
    assertThat(settings.demonstration().allowDemonstrationCertificates()).isFalse();
  }

  @Test
  void pathsStartFromTheFolderOfTheFileAndFromTheDataDirectory() throws Exception {
    // Given
    Path file = written.file(WrittenSettings.LEAST);

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.catalogue()).isEqualTo(folder.resolve("schemas"));
    assertThat(settings.data()).isEqualTo(folder.resolve("store"));
    assertThat(settings.federation().directory())
        .isEqualTo(folder.resolve("federation/directory.jws"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls: {certificate: api.crt.pem, key: api.key.pem}",
        "allowPlainHttpOutsideLoopback: true"
      })
  void theApiListensElsewhereWithTlsOrWhenItIsWanted(String line) throws Exception {
    // Given
    Path file =
        written.file(
            WrittenSettings.LEAST.replace("api: {", "api: {address: 0.0.0.0, " + line + ", "));

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.api().address()).isEqualTo("0.0.0.0");
  }

  @Test
  void anOverrideWinsAndReachesIntoListsByNameAndByNumber() throws Exception {
    // Given
    Path file =
        written.file(
            WrittenSettings.LEAST + "registers: [{name: civil, url: 'http://127.0.0.1:1'}]\n");

    // When
    Settings byName = SettingsFile.read(file, Map.of("registers.civil.url", "http://127.0.0.1:2"));
    Settings byNumber = SettingsFile.read(file, Map.of("registers.0.url", "http://127.0.0.1:3"));

    // Then
    assertThat(byName.registers().get(0).url()).endsWith(":2");
    assertThat(byNumber.registers().get(0).url()).endsWith(":3");
  }

  @Test
  void anOverrideOfTheDataDirectoryMovesAllThatLiesThere() throws Exception {
    // Given
    Path file = written.file(WrittenSettings.LEAST);

    // When
    Settings settings = SettingsFile.read(file, Map.of("data", "/srv/tongban/310118"));

    // Then
    assertThat(settings.keys().tls().key())
        .isEqualTo(Path.of("/srv/tongban/310118/keys/tls.key.pem"));
  }

  @Test
  void anExternalDatabaseTakesThePlaceOfTheEmbeddedDefault() throws Exception {
    // Given
    Path file =
        written.file(
            WrittenSettings.LEAST
                + "database: {url: 'jdbc:postgresql://db/tongban', user: tongban}\n");

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.database().embedded()).isEmpty();
    assertThat(settings.database().url()).contains("jdbc:postgresql://db/tongban");
  }

  @Test
  void theEffectiveSettingsArePrintedKeyByKey() throws Exception {
    // Given
    Settings settings = SettingsFile.read(written.file(WrittenSettings.LEAST), Map.of());

    // When
    var lines = SettingsText.of(settings);

    // Then
    assertThat(lines)
        .containsEntry("api.maxBody", "256KiB")
        .containsEntry("member", "310118")
        .containsEntry("routes.allowedComponents", "[direct, sql, http, https]");
  }
}
