package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.node.TurnedClock;
import org.tongban.node.settings.OidcSettings;

/** The keys of a provider behind a real web server. */
class IssuerKeeperTest {
  @TempDir private Path folder;
  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-22T02:00:00Z"));
  private WebFolder server;
  private IssuerKeeper keeper;

  @BeforeEach
  void aProvider() throws Exception {
    publish("one");
    server = new WebFolder(folder);
    keeper = new IssuerKeeper(settings(Optional.of(server.address() + "/certs")), clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theKeysAreFetchedOnceForManyTokens() {
    // When
    for (int i = 0; i < 10; i++) {
      assertThat(keeper.apply("one")).isPresent();
    }

    // Then
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aKeyThatIsNewIsFoundAtOnce() throws Exception {
    // Given
    keeper.apply("one");
    clock.turn(Duration.ofSeconds(31));

    // When
    publish("one", "two");

    // Then
    assertThat(keeper.apply("two"))
        .hasValueSatisfying(keys -> assertThat(keys.ids()).containsExactlyInAnyOrder("one", "two"));
  }

  @Test
  void madeUpNamesDoNotMakeTheNodeAskAndAsk() {
    // When
    for (int i = 0; i < 100; i++) {
      keeper.apply("made-up-" + i);
    }

    // Then
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aKeyThatIsTakenBackIsNotBelievedAfterTenMinutes() throws Exception {
    // Given
    keeper.apply("one");
    publish("two");

    // When
    clock.turn(Duration.ofMinutes(11));

    // Then
    assertThat(keeper.apply("one").orElseThrow().ids()).containsExactly("two");
  }

  @Test
  void whileTheProviderIsAwayTheOldKeysServeForADay() {
    // Given
    keeper.apply("one");
    server.close();

    // When
    clock.turn(Duration.ofHours(23));
    var before = keeper.apply("one");
    clock.turn(Duration.ofHours(2));

    // Then
    assertThat(before).isPresent();
    assertThat(keeper.apply("one")).isEmpty();
    assertThat(keeper.problem()).isPresent();
  }

  @Test
  void whatIsNoSetOfKeysIsNotTaken() throws IOException {
    // Given
    Files.writeString(folder.resolve("certs"), "<html>please sign in</html>");

    // When // Then
    assertThat(keeper.apply("one")).isEmpty();
    assertThat(keeper.problem()).contains("no set of keys (JWKS)");
  }

  @Test
  void aSetBeyondAllBoundsIsNotTaken() throws IOException {
    // Given
    Files.write(folder.resolve("certs"), new byte[5 * 1024 * 1024]);

    // When // Then
    assertThat(keeper.apply("one")).isEmpty();
  }

  @Test
  void theKeysMayLieInAFile() {
    // Given
    var here = new IssuerKeeper(settings(Optional.empty()), clock);

    // When // Then
    assertThat(here.apply("one")).isPresent();
    assertThat(server.asked()).isEmpty();
  }

  private OidcSettings settings(Optional<String> address) {
    var file = address.isPresent() ? Optional.<Path>empty() : Optional.of(folder.resolve("certs"));
    return new OidcSettings(
        "issuer", "audience", address, file, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void publish(String... ids) throws IOException, JOSEException {
    var keys = new ArrayList<JWK>();
    for (var id : ids) {
      keys.add(new ECKeyGenerator(Curve.P_256).keyID(id).generate());
    }
    Files.writeString(folder.resolve("certs"), new JWKSet(keys).toString());
  }
}
