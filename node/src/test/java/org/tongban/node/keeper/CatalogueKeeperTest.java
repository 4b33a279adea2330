package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Release;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;

/** A released catalogue that changes while the node runs. */
class CatalogueKeeperTest {
  private static final SignedDocuments DOCUMENTS =
      new SignedDocuments(CryptoProvider.bouncyCastle());
  private static final Instant ISSUED = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2027-11-22T00:00:00Z");
  private static final ServiceId MARRIAGE = new ServiceId("certificate.marriage");
  private static final ServiceId DIVORCE = new ServiceId("certificate.divorce");

  @TempDir private static Path certs;
  @TempDir private Path folder;
  private final TurnedClock clock = new TurnedClock();
  private Path schemas;
  private CatalogueKeeper keeper;

  /** A clock that a test turns. */
  private static final class TurnedClock extends Clock {
    private Instant now = ISSUED;

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeAll
  static void certificates() {
    TongbanCommand.inThisProcess("certs", "make", "--out", certs.toString(), "--force");
  }

  @BeforeEach
  void aNodeThatStartedWithOneService() throws Exception {
    schemas = folder.resolve("schemas");
    copy("codes");
    copy("certificate/marriage");
    release(1);
    keeper =
        new CatalogueKeeper(SettingsFile.read(node(), overrides()), DOCUMENTS, clock, this::load);
  }

  private Catalogue load() {
    return Catalogue.load(schemas);
  }

  private static Path node() {
    return Path.of("../node-config/310118/node.yaml");
  }

  private Map<String, String> overrides() throws SettingsException {
    return Map.of(
        "data", folder.resolve("data").toString(),
        "catalogue", schemas.toString(),
        "federation.operator", certs.resolve("operator.crt.pem").toString(),
        "federation.catalogue", folder.resolve("catalogue.jws").toString());
  }

  private void copy(String name) throws IOException {
    FileSystemUtils.copyRecursively(Path.of("../schemas").resolve(name), schemas.resolve(name));
  }

  private void release(long version) throws IOException {
    var operator =
        new KeyPairFiles(certs.resolve("operator.key.pem"), certs.resolve("operator.crt.pem"));
    var release = Release.of(schemas, "demo", version, ISSUED, EXPIRES);
    Files.write(folder.resolve("catalogue.jws"), DOCUMENTS.signCatalogue(release, operator));
  }

  private void twoLooks() {
    keeper.refresh();
    keeper.refresh();
  }

  @Test
  void aNewServiceIsThereOnceItsReleaseIs() throws IOException {
    // Given
    copy("certificate/divorce");
    twoLooks();
    assertThat(keeper.get().newest(DIVORCE)).isEmpty();
    assertThat(keeper.problem()).hasValueSatisfying(text -> assertThat(text).contains("was added"));

    // When
    release(2);
    twoLooks();

    // Then
    assertThat(keeper.get().newest(DIVORCE)).isPresent();
    assertThat(keeper.release()).map(Release::version).contains(2L);
    assertThat(keeper.problem()).isEmpty();
  }

  @Test
  void anEditThatNobodyReleasedLeavesTheOldOneInForce() throws IOException {
    // Given
    var ask = schemas.resolve("certificate/marriage/1.0/ask.schema.json");

    // When
    Files.writeString(ask, "{}", StandardCharsets.UTF_8);
    twoLooks();

    // Then
    assertThat(keeper.get().newest(MARRIAGE)).isPresent();
    assertThat(keeper.problem())
        .hasValueSatisfying(text -> assertThat(text).contains("ask.schema.json: was edited"));
  }

  @Test
  void anOlderReleaseIsARollbackEvenWhileTheNodeRuns() throws IOException {
    // Given
    copy("certificate/divorce");
    release(3);
    twoLooks();

    // When
    FileSystemUtils.deleteRecursively(schemas.resolve("certificate/divorce"));
    release(2);
    twoLooks();

    // Then
    assertThat(keeper.get().newest(DIVORCE)).isPresent();
    assertThat(keeper.problem())
        .hasValueSatisfying(text -> assertThat(text).contains("this node has had demo 3"));
  }

  @Test
  void anExpiredReleaseIsNoLongerReliedOnButCanBeRead() {
    // When
    clock.now = EXPIRES;

    // Then
    assertThatThrownBy(keeper::get)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CATALOGUE_EXPIRED));
    assertThat(keeper.held().newest(MARRIAGE)).isPresent();
  }
}
