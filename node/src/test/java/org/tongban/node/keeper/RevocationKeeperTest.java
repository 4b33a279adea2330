package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.actuate.health.Status;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.watch.RevocationHealth;

/** Lists of revoked certificates of two authorities, from a real web server. */
class RevocationKeeperTest {
  private static final Instant START = TwoAuthorities.START;
  private static final Duration DAY = Duration.ofDays(1);
  private static final MemberCode WUJIANG = new MemberCode("320509");

  @TempDir private Path folder;
  private TwoAuthorities federation;

  @BeforeEach
  void twoAuthorities() throws IOException {
    federation = new TwoAuthorities(folder);
  }

  @AfterEach
  void stop() {
    federation.close();
  }

  private boolean usable(DirectoryKeeper keeper, String name) {
    var thumbprint = CertifiedKey.thumbprintOf(federation.certificate(name));
    return keeper.get().directory().byThumbprint(thumbprint).orElseThrow().usable(START);
  }

  private static void refuses(DirectoryKeeper keeper) {
    assertThatThrownBy(keeper::get)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.REVOCATION_UNKNOWN));
    assertThat(new RevocationHealth(keeper).health().getStatus()).isEqualTo(Status.DOWN);
  }

  private static String health(DirectoryKeeper keeper) {
    return new RevocationHealth(keeper).health().toString();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRevokedKeyIsTakenOutAndTheOthersStay(Suite suite) throws IOException {
    // Given
    var sign = suite == Suite.SM2 ? "320509/sign.sm2" : "320509/sign";
    federation.publish(1);
    var keeper = federation.start();
    keeper.pull();
    var before = usable(keeper, sign);

    // When
    federation.publish(2, sign);
    keeper.pull();

    // Then
    assertThat(before).isTrue();
    assertThat(usable(keeper, sign)).isFalse();
    assertThat(usable(keeper, "320509/tls")).isTrue();
    assertThat(usable(keeper, "330421/sign")).isTrue();
    var member = keeper.get().directory().member(WUJIANG).orElseThrow();
    assertThat(member.keys(KeyUse.SIGN, suite, START)).isEmpty();
    assertThat(keeper.held().directory().byThumbprint(thumb(sign)).orElseThrow().revoked())
        .as("what the operator says is kept apart")
        .isFalse();
  }

  private String thumb(String name) {
    return CertifiedKey.thumbprintOf(federation.certificate(name));
  }

  @Test
  void whatIsRevokedIsStillSoAfterARestartWithoutANetwork() throws IOException {
    // Given
    federation.publish(3, "330421/tls");
    federation.start().pull();
    federation.close();

    // When
    var restarted = federation.start();
    restarted.pull();

    // Then
    assertThat(usable(restarted, "330421/tls")).isFalse();
    assertThat(restarted.revocation().problems()).hasSize(2);
  }

  @Test
  void anOlderListIsRefusedAlsoAfterARestart() throws IOException {
    // Given
    federation.publish(3, "330421/tls");
    var keeper = federation.start();
    keeper.pull();

    // When
    federation.publish(2);
    keeper.pull();
    var restarted = federation.start();
    restarted.pull();

    // Then
    assertThat(usable(keeper, "330421/tls")).isFalse();
    assertThat(usable(restarted, "330421/tls")).isFalse();
    assertThat(keeper.revocation().problems().values())
        .allSatisfy(problem -> assertThat(problem).contains("this node has had"));
  }

  @Test
  void anOlderListInPlaceOfTheKeptOneIsNotUsed() throws IOException {
    // Given
    federation.publish(2);
    federation.start().pull();
    var older = Files.readAllBytes(federation.web().resolve("ES256.crl"));
    federation.publish(3, "330421/tls");
    federation.start().pull();

    // When
    var kept =
        folder
            .resolve("data/revocation")
            .resolve(
                CertifiedKey.thumbprintOf(federation.authority(Suite.ES256).certificate())
                    + ".crl");
    Files.write(kept, older);

    // Then
    refuses(federation.start());
  }

  @Test
  void withoutAnyListNobodyIsBelieved() throws IOException {
    // Given
    federation.publish(Suite.ES256, 1, START);
    var keeper = federation.start();

    // When
    keeper.pull();

    // Then
    refuses(keeper);
    assertThat(health(keeper)).contains("MISSING", "the server replies 404");
  }

  @Test
  void itGoesOnForTheStatedTimeAndThenRefuses() throws IOException {
    // Given
    federation.publish(1);
    var keeper = federation.start();
    keeper.pull();
    assertThat(health(keeper)).contains("GOOD").doesNotContain("OVERDUE");

    // When
    federation.clock().set(START.plus(DAY).plus(Duration.ofMinutes(119)));

    // Then
    assertThat(usable(keeper, "330421/tls")).isTrue();
    assertThat(health(keeper)).contains("OVERDUE");
    federation.clock().set(START.plus(DAY).plus(Duration.ofHours(2)));
    refuses(keeper);
    assertThat(health(keeper)).contains("TOO_OLD");
  }

  @Test
  void aNewerListEndsTheWait() throws IOException {
    // Given
    federation.publish(1);
    var keeper = federation.start();
    keeper.pull();
    federation.clock().set(START.plus(DAY).plus(DAY));
    refuses(keeper);

    // When
    federation.publish(Suite.ES256, 2, START.plus(DAY).plus(DAY));
    federation.publish(Suite.SM2, 2, START.plus(DAY).plus(DAY), "330421/sign.sm2");
    keeper.pull();

    // Then
    assertThat(usable(keeper, "330421/sign")).isTrue();
    assertThat(usable(keeper, "330421/sign.sm2")).isFalse();
  }

  @Test
  void aListServesNoLongerThanMaxAge() throws IOException {
    // Given
    federation.publish(1);
    var keeper =
        federation.start(
            TwoAuthorities.AUTHORITIES
                + "    maxAge: 1h\n    listsFrom: ['%s/ES256.crl', '%s/SM2.crl']\n"
                    .formatted(federation.address(), federation.address()));
    keeper.pull();

    // When
    federation.clock().set(START.plus(Duration.ofHours(3)));

    // Then
    refuses(keeper);
  }

  @Test
  void aListOfAnotherAuthorityIsNotTaken() throws IOException {
    // Given
    federation.publish(1, "330421/tls");
    var keeper = federation.start();
    keeper.pull();
    var forger = DemonstrationAuthority.create(Clock.systemUTC(), 60);

    // When
    Files.write(
        federation.web().resolve("ES256.crl"),
        forger.revocationList(9, START, START.plus(DAY), List.of()));
    keeper.pull();

    // Then
    assertThat(usable(keeper, "330421/tls")).isFalse();
    assertThat(keeper.revocation().problems().values())
        .singleElement()
        .asString()
        .contains("not signed by an authority");
  }

  @Test
  void listsThatAPersonBringsAreTakenWhileTheNodeRuns() throws IOException {
    // Given
    federation.publish(1);
    var keeper =
        federation.start(
            TwoAuthorities.AUTHORITIES + "    lists: [../web/ES256.crl, ../web/SM2.crl]\n");
    var before = usable(keeper, "330421/tls");

    // When
    federation.publish(12, "330421/tls");
    keeper.refresh();

    // Then
    assertThat(before).isTrue();
    assertThat(usable(keeper, "330421/tls")).isFalse();
  }

  @Test
  void aRealNodeBelievesNoDemonstrationCertificateThatTheOperatorLetIn() throws IOException {
    // Given
    var config = folder.resolve("config/node.yaml");
    federation.start();
    var real =
        Files.readString(Path.of("../node-config/310118/node.yaml"))
            .replace(
                "allowDemonstrationCertificates: true", "allowDemonstrationCertificates: false");
    Files.writeString(config, real);

    // When
    var keeper =
        new DirectoryKeeper(
            federation.settings(),
            new SignedDocuments(CryptoProvider.bouncyCastle()),
            federation.clock());

    // Then
    assertThat(usable(keeper, "330421/tls")).isFalse();
    assertThat(usable(keeper, "330421/sign.sm2")).isFalse();
  }

  @Test
  void withoutTheSettingTheDirectorysWordIsTheOnlyOne() throws IOException {
    // Given
    federation.publish(1, "330421/tls");
    federation.start().pull();
    Files.writeString(
        folder.resolve("config/node.yaml"),
        Files.readString(Path.of("../node-config/310118/node.yaml")));

    // When
    var keeper =
        new DirectoryKeeper(
            federation.settings(),
            new SignedDocuments(CryptoProvider.bouncyCastle()),
            federation.clock());

    // Then
    assertThat(usable(keeper, "330421/tls")).isTrue();
    assertThat(health(keeper)).contains("the directory only");
  }
}
