package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Release;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;

class ReleasedCatalogueTest {
  private static final SignedDocuments DOCUMENTS =
      new SignedDocuments(CryptoProvider.bouncyCastle());
  private static final Instant ISSUED = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2027-11-22T00:00:00Z");

  @TempDir private static Path certs;
  @TempDir private Path folder;
  private Path schemas;
  private Path file;

  @BeforeAll
  static void certificates() {
    TongbanCommand.inThisProcess("certs", "make", "--out", certs.toString(), "--force");
  }

  @BeforeEach
  void aFolderThatWasReleased() throws IOException {
    schemas = Files.createDirectories(folder.resolve("schemas"));
    file = folder.resolve("catalogue.jws");
    write("codes/purposes.yaml", "codes");
    write("certificate/marriage/1.0/contract.yaml", "contract");
    release("demo", 3, "operator");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(schemas.resolve(name).getParent());
    Files.writeString(schemas.resolve(name), text, StandardCharsets.UTF_8);
  }

  private void release(String name, long version, String signer) throws IOException {
    var key = certs.resolve(signer + ".key.pem");
    var operator = new KeyPairFiles(key, certs.resolve(signer + ".crt.pem"));
    var release = Release.of(schemas, name, version, ISSUED, EXPIRES);
    Files.write(file, DOCUMENTS.signCatalogue(release, operator));
  }

  private ReleasedCatalogue at(Instant now) {
    try {
      return new ReleasedCatalogue(settings(), DOCUMENTS, Clock.fixed(now, ZoneOffset.UTC));
    } catch (SettingsException e) {
      throw new AssertionError(e.problems().toString(), e);
    }
  }

  private void passed(Instant now) {
    at(now).passed(new CataloguePlace(schemas, Optional.of(file)));
  }

  private List<String> problems(Instant now) {
    return at(now).problems(new CataloguePlace(schemas, Optional.of(file)));
  }

  private Settings settings() throws SettingsException {
    return SettingsFile.read(
        Path.of("../node-config/310118/node.yaml"),
        Map.of(
            "data", folder.resolve("data").toString(),
            "catalogue", schemas.toString(),
            "federation.operator", certs.resolve("operator.crt.pem").toString(),
            "federation.catalogue", file.toString()));
  }

  @Test
  void aFolderThatIsAsReleasedPassesAgainAndAgain() {
    // Then
    assertThatCode(
            () -> {
              passed(NOW);
              passed(NOW);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void everyFileThatIsNotAsReleasedIsNamedAndTheStartRefused() throws IOException {
    // Given
    write("codes/purposes.yaml", "other codes");
    write("codes/more.yaml", "more");
    Files.delete(schemas.resolve("certificate/marriage/1.0/contract.yaml"));

    // Then
    assertThatThrownBy(() -> passed(NOW))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("codes/purposes.yaml: was edited")
        .hasMessageContaining("codes/more.yaml: was added")
        .hasMessageContaining("certificate/marriage/1.0/contract.yaml: is missing");
  }

  @Test
  void anOlderReleaseIsARollback() throws IOException {
    // Given
    passed(NOW);
    release("demo", 2, "operator");

    // Then
    assertThat(problems(NOW))
        .singleElement()
        .asString()
        .endsWith("is demo 2, but this node has had demo 3");
  }

  @Test
  void aNewerReleaseIsTakenAndThenTheLeast() throws IOException {
    // Given
    passed(NOW);
    release("demo", 4, "operator");
    passed(NOW);
    release("demo", 3, "operator");

    // Then
    assertThat(problems(NOW)).hasSize(1);
  }

  @Test
  void anotherCatalogueOfTheSameOperatorIsRefused() throws IOException {
    // Given
    passed(NOW);
    release("another", 9, "operator");

    // Then
    assertThat(problems(NOW)).hasSize(1);
  }

  @Test
  void aMemoryThatCantBeReadRefusesEverything() throws IOException {
    // Given
    passed(NOW);
    Files.writeString(folder.resolve("data").resolve(ReleasedCatalogue.SEEN), "");

    // Then
    assertThat(problems(NOW)).hasSize(1);
  }

  @Test
  void anExpiredReleaseIsRefused() {
    assertThat(problems(EXPIRES))
        .singleElement()
        .asString()
        .endsWith("the catalogue expired at " + EXPIRES);
  }

  @Test
  void aReleaseThatSomebodyElseSignedIsRefused() throws IOException {
    // Given
    release("demo", 4, "310118/sign");

    // Then
    assertThat(problems(NOW))
        .singleElement()
        .asString()
        .endsWith("the catalogue is not signed by the operator");
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    // Given
    Files.delete(file);

    // Then
    assertThat(problems(NOW)).containsExactly(file + ": can't be read");
  }
}
