package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Release;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.TurnedClock;
import org.tongban.node.settings.SettingsFile;

/** A released catalogue that changes while the node runs. */
class CatalogueKeeperTest {
  private static final ServiceId MARRIAGE = new ServiceId("certificate.marriage");
  private static final ServiceId DIVORCE = new ServiceId("certificate.divorce");

  @TempDir private static Path certs;
  @TempDir private Path folder;
  private final TurnedClock clock = new TurnedClock(Operator.ISSUED);
  private Operator operator;
  private CatalogueKeeper keeper;

  @BeforeEach
  void aNodeThatStartedWithOneService() throws Exception {
    operator = new Operator(certs, folder);
    operator.release(1);
    var settings = SettingsFile.read(Path.of("../node-config/310118/node.yaml"), overrides());
    keeper =
        new CatalogueKeeper(
            settings, Operator.DOCUMENTS, clock, () -> Catalogue.load(operator.schemas()));
  }

  private Map<String, String> overrides() {
    return Map.of(
        "data", folder.resolve("data").toString(),
        "catalogue", operator.schemas().toString(),
        "federation.operator", operator.certificate().toString(),
        "federation.catalogue", operator.release().toString());
  }

  private void twoLooks() {
    keeper.refresh();
    keeper.refresh();
  }

  @Test
  void aNewServiceIsThereOnceItsReleaseIs() {
    // Given
    operator.add("certificate/divorce");
    twoLooks();
    assertThat(keeper.get().newest(DIVORCE)).isEmpty();
    assertThat(keeper.problem()).hasValueSatisfying(text -> assertThat(text).contains("was added"));

    // When
    operator.release(2);
    twoLooks();

    // Then
    assertThat(keeper.get().newest(DIVORCE)).isPresent();
    assertThat(keeper.release()).map(Release::version).contains(2L);
    assertThat(keeper.problem()).isEmpty();
  }

  @Test
  void anEditThatNobodyReleasedLeavesTheOldOneInForce() throws IOException {
    // Given
    var ask = operator.schemas().resolve("certificate/marriage/1.0/ask.schema.json");

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
    operator.add("certificate/divorce");
    operator.release(3);
    twoLooks();

    // When
    operator.remove("certificate/divorce");
    operator.release(2);
    twoLooks();

    // Then
    assertThat(keeper.get().newest(DIVORCE)).isPresent();
    assertThat(keeper.problem())
        .hasValueSatisfying(text -> assertThat(text).contains("this node has had demo 3"));
  }

  @Test
  void anExpiredReleaseIsNoLongerReliedOnButCanBeRead() {
    // When
    clock.set(Operator.EXPIRES);

    // Then
    assertThatThrownBy(keeper::get)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CATALOGUE_EXPIRED));
    assertThat(keeper.held().newest(MARRIAGE)).isPresent();
  }
}
