package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationResponder;
import org.tongban.node.watch.RevocationHealth;

/** Questions about each certificate, to a real responder of the authority. */
class OcspKeeperTest {
  private static final int USES = 3;
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir private Path folder;
  private TwoAuthorities federation;
  private DemonstrationResponder says;
  private Responder responder;
  private int keys;

  @BeforeEach
  void oneAuthorityThatAnswers() throws IOException {
    federation = new TwoAuthorities(folder);
    says = federation.authority(Suite.ES256).responder(federation.clock(), DAY);
    responder = new Responder(says);
    keys = USES * TwoAuthorities.members().size();
  }

  @AfterEach
  void stop() {
    responder.close();
    federation.close();
  }

  private DirectoryKeeper start() throws IOException {
    return federation.start(
        "    ocsp: [{authority: ../authorityES256.pem, address: '%s'}]\n"
            .formatted(responder.address()));
  }

  private boolean usable(DirectoryKeeper keeper, String name) {
    var thumbprint = CertifiedKey.thumbprintOf(federation.certificate(name));
    return keeper
        .get()
        .directory()
        .byThumbprint(thumbprint)
        .orElseThrow()
        .usable(TwoAuthorities.START);
  }

  private static void refuses(DirectoryKeeper keeper) {
    assertThatThrownBy(keeper::get)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.REVOCATION_UNKNOWN));
    assertThat(new RevocationHealth(keeper).health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void whatIsRevokedIsTakenOutAndTheOthersStay() throws IOException {
    // Given
    var keeper = start();
    keeper.pull();
    var before = usable(keeper, "330421/tls");

    // When
    says.revoke(federation.certificate("330421/tls"));
    keeper.pull();

    // Then
    assertThat(before).isTrue();
    assertThat(usable(keeper, "330421/tls")).isFalse();
    assertThat(usable(keeper, "330421/sign")).isTrue();
    assertThat(usable(keeper, "330421/sign.sm2")).as("of another authority").isTrue();
    assertThat(responder.asked()).isEqualTo(2 * keys);
    assertThat(new RevocationHealth(keeper).health().toString())
        .contains("GOOD=" + (keys - 1))
        .contains("REVOKED=1");
  }

  @Test
  void nobodyIsBelievedBeforeTheFirstAnswer() throws IOException {
    // Given
    responder.answer(question -> new byte[0]);
    var keeper = start();

    // When
    keeper.pull();

    // Then
    refuses(keeper);
    assertThat(keeper.revocation().problems().values())
        .singleElement()
        .asString()
        .contains("no answer about a certificate");
  }

  @Test
  void whatWasAnsweredIsStillSoAfterARestartWithoutANetwork() throws IOException {
    // Given
    says.revoke(federation.certificate("330421/tls"));
    start().pull();
    responder.close();

    // When
    var restarted = start();
    restarted.pull();

    // Then
    assertThat(usable(restarted, "330421/tls")).isFalse();
    assertThat(usable(restarted, "330421/sign")).isTrue();
    assertThat(restarted.revocation().problems()).hasSize(1);
  }

  @Test
  void itGoesOnForTheStatedTimeAndThenRefuses() throws IOException {
    // Given
    var keeper = start();
    keeper.pull();
    responder.close();

    // When
    federation.clock().turn(DAY.plus(Duration.ofMinutes(119)));

    // Then
    assertThat(usable(keeper, "330421/tls")).isTrue();
    federation.clock().turn(Duration.ofMinutes(1));
    refuses(keeper);
  }

  @Test
  void theKeysOfANewDirectoryAreAskedAboutAtOnce() throws IOException {
    // Given
    var keeper = start();

    // When
    federation.sign();
    keeper.refresh();
    keeper.refresh();

    // Then
    assertThat(responder.asked()).isEqualTo(keys);
    assertThat(usable(keeper, "330421/tls")).isTrue();
  }

  @Test
  void aBadAnswerAboutOneKeyCostsThatKeyOnly() throws IOException {
    // Given
    var keeper = start();
    responder.answer(question -> responder.asked() == 4 ? new byte[] {48} : says.answer(question));

    // When
    keeper.pull();

    // Then
    assertThat(responder.asked()).isEqualTo(keys);
    assertThat(keeper.revocation().answers(keeper.held().directory()))
        .singleElement()
        .satisfies(state -> assertThat(state.keys()).containsEntry("GOOD", keys - 1L))
        .satisfies(state -> assertThat(state.keys()).containsEntry("UNANSWERED", 1L));
    assertThat(keeper.get()).isNotNull();
  }

  @Test
  void anAnswerOfAnotherAuthorityIsNotTaken() throws IOException {
    // Given
    var keeper = start();
    keeper.pull();
    says.revoke(federation.certificate("330421/tls"));
    keeper.pull();
    var forger = DemonstrationAuthority.create(federation.clock(), 60);
    var forged = forger.responder(federation.clock(), DAY);

    // When
    responder.answer(forged::answer);
    keeper.pull();

    // Then
    assertThat(usable(keeper, "330421/tls")).isFalse();
    assertThat(keeper.revocation().problems().values())
        .singleElement()
        .asString()
        .contains("not signed by its authority");
  }

  @Test
  void anAnswerThatWasRecordedIsNotTakenAgain() throws IOException {
    // Given
    var keeper = start();
    var first = new byte[1][];
    responder.answer(
        question -> {
          first[0] = says.answer(question);
          return first[0];
        });
    keeper.pull();
    federation.clock().turn(Duration.ofHours(1));

    // When
    responder.answer(question -> first[0]);
    keeper.pull();

    // Then
    assertThat(keeper.revocation().problems().values())
        .singleElement()
        .asString()
        .contains("another");
  }
}
