package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** A member that holds the next keys beside its own: what it uses follows from the directory. */
class RotationTest {
  private static final Duration SETTLING = Duration.ofMinutes(1);
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));

  @TempDir Path folder;

  private final ObjectNode tree = Federation.tree();
  private DemonstrationKey next;
  private NodeKeys both;

  @BeforeEach
  void holdTheNextKeysToo() throws IOException {
    both = ASKER.keys();
    for (var use : KeyUse.values()) {
      next = Federation.AUTHORITIES.get(Suite.ES256).issue(ASKER.code(), use);
      both = both.and(use, Party.write(folder, "next-" + use.code(), next));
      publish(use);
    }
  }

  private void publish(KeyUse use) throws IOException {
    var key = Federation.key(tree, ASKER, use, Suite.ES256).deepCopy();
    var pem = next.certificatePem().replaceAll("-----[A-Z ]+-----|\\s", "");
    key.put("certificate", Base64.getEncoder().encodeToString(Base64.getDecoder().decode(pem)));
    key.put("from", LATER.toString());
    Federation.member(tree, ASKER).withArray("keys").add(key);
  }

  private NodeKeys at(Instant now) {
    var bytes = tree.toString().getBytes(StandardCharsets.UTF_8);
    return both.inUse(Directory.parse(bytes), ASKER.code(), now, SETTLING);
  }

  private String old(KeyUse use) {
    return both.thumbprints(use, Suite.ES256).get(0);
  }

  private String fresh(KeyUse use) {
    return both.thumbprints(use, Suite.ES256).get(1);
  }

  @ParameterizedTest
  @CsvSource({"-3000, false", "-1, false", "0, false", "59, false", "60, true", "9000, true"})
  void theNextKeyIsUsedOnceNoClockDoubtsIt(long seconds, boolean changed) {
    // When
    var keys = at(LATER.plusSeconds(seconds));

    // Then
    assertThat(keys.signingThumbprint(Suite.ES256))
        .contains(changed ? fresh(KeyUse.SIGN) : old(KeyUse.SIGN));
    assertThat(keys.tls().thumbprint()).isEqualTo(changed ? fresh(KeyUse.TLS) : old(KeyUse.TLS));
  }

  @Test
  void theOtherSuiteStaysAsItIs() {
    // Then
    assertThat(at(LATER.plus(SETTLING)).signingThumbprint(Suite.SM2))
        .isEqualTo(ASKER.keys().signingThumbprint(Suite.SM2));
  }

  @Test
  void theNextKeyIsUsedAtOnceWhenTheOldOneIsRevoked() {
    // Given
    Federation.key(tree, ASKER, KeyUse.SIGN, Suite.ES256).put("revoked", true);

    // Then
    assertThat(at(LATER).signingThumbprint(Suite.ES256)).contains(fresh(KeyUse.SIGN));
  }

  @Test
  void nothingIsSignedWithAKeyThatTheDirectoryDoesNotGive() {
    // Given
    Federation.key(tree, ASKER, KeyUse.SIGN, Suite.ES256).put("revoked", true);
    var sealer = new Sealer(Federation.CRYPTO, () -> at(NOW));

    // When
    var refusal =
        catchThrowableOfType(
            RefusedException.class, () -> sealer.sign(Federation.ask(), Suite.ES256));

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.PEER_NOT_TRUSTED);
  }

  @Test
  void aKeyOfAnotherMemberIsNotSignedWith() {
    // Given
    var keys = both.inUse(directory(), ANSWERER.code(), LATER.plus(SETTLING), SETTLING);

    // Then
    assertThat(keys.signingThumbprint(Suite.ES256)).isEmpty();
  }

  private Directory directory() {
    return Directory.parse(tree.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatWasEncryptedToEitherKeyOpens() throws NotSealedException {
    // Given
    var jwe = new Jwe(Federation.CRYPTO);
    for (var thumbprint : both.thumbprints(KeyUse.ENCRYPT, Suite.ES256)) {
      var key = directory().byThumbprint(thumbprint).orElseThrow();
      var signed = Federation.open(Federation.ask(), Suite.ES256).wire();

      // When
      var opened = jwe.decrypt(jwe.encrypt(signed, key), at(NOW));

      // Then
      assertThat(opened.signed()).isEqualTo(signed);
    }
  }

  @Test
  void bothSignaturesAreBelieved() {
    // Given
    for (var now : new Instant[] {LATER, LATER.plus(SETTLING)}) {
      var sealer = new Sealer(Federation.CRYPTO, () -> at(now));
      var ask = Unproven.ask(now);
      var wire = sealer.seal(sealer.sign(ask, Suite.ES256), Optional.empty()).wire();
      var clock = Clock.fixed(now, CLOCK.getZone());

      // When
      var opened = Federation.opener(ANSWERER, tree, clock).openAsk(wire, ASKER.code());

      // Then
      assertThat(opened.ask()).isEqualTo(ask);
    }
  }

  @Test
  void aKeyOfASuiteThatTheNodeDoesNotSpeakIsNotTaken() throws IOException {
    // Given
    var authority = Federation.AUTHORITIES.get(Suite.SM2);
    var sm2 = Party.write(folder, "sm2", authority.issue(ASKER.code(), KeyUse.SIGN));
    var first = Party.write(folder, "one", next);
    var one = NodeKeys.load(first, first, first);

    // When // Then
    assertThatThrownBy(() -> one.and(KeyUse.SIGN, sm2))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is of a suite that this node doesn't speak");
  }
}
