package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.ServiceId;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsFile;

/** A node that pulls the catalogue from the operator's web servers. */
class CataloguePullTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final ServiceId DIVORCE = new ServiceId("certificate.divorce");

  @TempDir private static Path certs;
  @TempDir private Path folder;
  private Operator operator;
  private Path delivered;
  private WebFolder server;
  private String address;

  @BeforeEach
  void aReleaseThatWasDeliveredAndAWebServer() throws IOException {
    operator = new Operator(certs, folder.resolve("operator"));
    operator.release(1);
    delivered = folder.resolve("delivered");
    FileSystemUtils.copyRecursively(folder.resolve("operator"), delivered);
    server = new WebFolder(folder.resolve("operator"));
    address = server.address();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CatalogueKeeper start(String... addresses) {
    var settings = settings(addresses);
    return new CatalogueKeeper(
        settings,
        Operator.DOCUMENTS,
        Clock.fixed(NOW, ZoneOffset.UTC),
        () -> Catalogue.load(CataloguePlace.inForce(settings).folder()));
  }

  private Settings settings(String... addresses) {
    try {
      var yaml = Files.readString(Path.of("../node-config/310118/node.yaml"));
      var file = Files.createDirectories(folder.resolve("config")).resolve("node.yaml");
      Files.writeString(
          file,
          yaml.replace(
              "# catalogueFrom: [https://catalogue.example.org/yrd]",
              "catalogueFrom: [" + String.join(", ", addresses) + "]"));
      return SettingsFile.read(
          file,
          Map.of(
              "data", folder.resolve("data").toString(),
              "catalogue", delivered.resolve("schemas").toString(),
              "federation.operator", operator.certificate().toString(),
              "federation.catalogue", delivered.resolve("catalogue.jws").toString()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void pull(CatalogueKeeper keeper) {
    keeper.pull();
    keeper.refresh();
    keeper.refresh();
  }

  @Test
  void takesANewerReleaseAndFetchesOnlyWhatItLacks() {
    // Given
    var keeper = start(address);
    operator.add("certificate/divorce");
    operator.release(2);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.get().newest(DIVORCE)).isPresent();
    assertThat(keeper.pullProblems()).isEmpty();
    assertThat(server.asked()).contains("/schemas/certificate/divorce/1.0/contract.yaml");
    assertThat(server.asked()).noneMatch(path -> path.contains("/certificate/marriage/"));
  }

  @Test
  void startsAgainWithWhatItHasPulledWhenNoServerCanBeReached() {
    // Given
    var keeper = start(address);
    operator.add("certificate/divorce");
    operator.release(2);
    pull(keeper);
    server.close();

    // When
    var again = start(address);
    pull(again);

    // Then
    assertThat(again.get().newest(DIVORCE)).isPresent();
    assertThat(again.pullProblems()).containsOnlyKeys(address);
  }

  @Test
  void pullsWhatWasDamagedWhileItWasDown() throws IOException {
    // Given
    var keeper = start(address);
    operator.add("certificate/divorce");
    operator.release(2);
    pull(keeper);
    var contract = pulled().resolve("certificate/divorce/1.0/contract.yaml");
    Files.writeString(contract, "title: {}", StandardCharsets.UTF_8);

    // When
    var again = start(address);

    // Then
    assertThat(again.get().newest(DIVORCE)).isPresent();
  }

  private Path pulled() {
    return CataloguePlace.inForce(settings(address)).folder();
  }

  @Test
  void doesNotStartWithDamagedFilesThatNobodyReplaces() throws IOException {
    // Given
    server.close();
    Files.writeString(delivered.resolve("schemas/codes/purposes.yaml"), "x: y");

    // Then
    assertThatThrownBy(() -> start(address))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("purposes.yaml: was edited");
  }

  @Test
  void goesToTheNextAddressWhenTheFirstFails() {
    // Given
    var keeper = start("http://127.0.0.1:1", address);
    operator.add("certificate/divorce");
    operator.release(2);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.get().newest(DIVORCE)).isPresent();
    assertThat(keeper.pullProblems()).containsOnlyKeys("http://127.0.0.1:1");
  }

  @Test
  void anOlderReleaseIsTakenFromNobody() {
    // Given
    operator.add("certificate/divorce");
    operator.release(3);
    var keeper = start(address);
    pull(keeper);
    operator.release(2);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.release().orElseThrow().version()).isEqualTo(3);
    assertThat(keeper.pullProblems().get(address)).contains("this node has had demo 3");
  }

  @Test
  void aFileThatIsNotAsReleasedSpoilsTheWholePull() throws IOException {
    // Given
    var keeper = start(address);
    operator.add("certificate/divorce");
    operator.release(2);
    var contract = operator.schemas().resolve("certificate/divorce/1.0/contract.yaml");
    Files.writeString(contract, "forged: true", StandardCharsets.UTF_8);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.release().orElseThrow().version()).isEqualTo(1);
    assertThat(keeper.pullProblems().get(address))
        .isEqualTo("certificate/divorce/1.0/contract.yaml: is not as released");
  }

  @Test
  void aReleaseOfSomebodyElseIsRefused() {
    // Given
    var keeper = start(address);
    operator.release("demo", 2, "310118/sign", Operator.ISSUED, Operator.EXPIRES);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.release().orElseThrow().version()).isEqualTo(1);
    assertThat(keeper.pullProblems().get(address)).contains("not signed by the operator");
  }

  @Test
  void anExpiredReleaseIsRefused() {
    // Given
    var keeper = start(address);
    operator.release("demo", 2, "operator", Operator.ISSUED, NOW);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.release().orElseThrow().version()).isEqualTo(1);
    assertThat(keeper.pullProblems().get(address)).contains("expired");
  }

  @Test
  void aReleaseWhoseContractsAreBrokenIsRefused() throws IOException {
    // Given
    var keeper = start(address);
    var contract = operator.schemas().resolve("certificate/marriage/1.0/contract.yaml");
    Files.writeString(contract, "sharing: perhaps", StandardCharsets.UTF_8);
    operator.release(2);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.release().orElseThrow().version()).isEqualTo(1);
    assertThat(keeper.pullProblems().get(address)).contains("contract.yaml");
  }

  @Test
  void aFileLargerThanAnyCatalogueNeedsIsNotRead() throws IOException {
    // Given
    var keeper = start(address);
    Files.write(operator.release(), new byte[5 * 1024 * 1024]);

    // When
    pull(keeper);

    // Then
    assertThat(keeper.pullProblems().get(address)).isEqualTo("catalogue.jws: is larger than 4 MiB");
  }
}
