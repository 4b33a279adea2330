package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.KeyUse;

class OwnKeyManagerTest {
  private static final String[] NONE = {"RSA", "Ed25519"};
  private static final String[] SOME = {"RSA", "EC"};

  private final AtomicReference<NodeKeys> current = new AtomicReference<>(Federation.ASKER.keys());
  private final OwnKeyManager manager = new OwnKeyManager(current::get);

  @Test
  void everyWayToAskGivesTheCertificateInUse() {
    // Given
    var certificate = Federation.ASKER.certificate(KeyUse.TLS);

    // When
    var alias = manager.chooseClientAlias(SOME, null, null);

    // Then
    assertThat(manager.chooseEngineClientAlias(SOME, null, null)).isEqualTo(alias);
    assertThat(manager.chooseServerAlias("EC", null, null)).isEqualTo(alias);
    assertThat(manager.chooseEngineServerAlias("EC", null, null)).isEqualTo(alias);
    assertThat(manager.getClientAliases("EC", null)).containsExactly(alias);
    assertThat(manager.getServerAliases("EC", null)).containsExactly(alias);
    assertThat(manager.getCertificateChain(alias)).containsExactly(certificate);
    assertThat(manager.getPrivateKey(alias).getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void thereIsNoKeyOfAnotherType() {
    assertThat(manager.chooseClientAlias(NONE, null, null)).isNull();
    assertThat(manager.chooseEngineClientAlias(NONE, null, null)).isNull();
    assertThat(manager.chooseServerAlias("RSA", null, null)).isNull();
    assertThat(manager.chooseEngineServerAlias("RSA", null, null)).isNull();
    assertThat(manager.getClientAliases("RSA", null)).isNull();
    assertThat(manager.getServerAliases("RSA", null)).isNull();
  }

  @Test
  void aHandshakeGoesOnWithTheKeyThatItBeganWith() {
    // Given
    var before = manager.chooseServerAlias("EC", null, null);

    // When
    current.set(Federation.THIRD.keys());

    // Then
    assertThat(manager.getCertificateChain(before))
        .containsExactly(Federation.ASKER.certificate(KeyUse.TLS));
    var after = manager.chooseServerAlias("EC", null, null);
    assertThat(manager.getCertificateChain(after))
        .containsExactly(Federation.THIRD.certificate(KeyUse.TLS));
    assertThat(manager.getCertificateChain("nobody")).isNull();
    assertThat(manager.getPrivateKey("nobody")).isNull();
  }
}
