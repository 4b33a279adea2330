package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Refusals.refused;
import static org.tongban.core.seal.Relays.PROVINCE;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;

class RelaySuiteTest {
  @TempDir private Path folder;

  @Test
  void aRelayWithoutKeysOfTheSuiteCanNotSignItsHop() throws IOException {
    // Given: the directory gives it a certificate of SM2, but the node holds keys of ES256 only
    var keys = NodeKeys.load(pair(KeyUse.SIGN), pair(KeyUse.ENCRYPT), pair(KeyUse.TLS));
    var directory = Federation.trusted(Relays.tree());
    var relay =
        new RelayOpener(
            Federation.CRYPTO,
            () -> keys,
            () -> directory,
            PROVINCE.code(),
            Federation.LIMITS,
            CLOCK);
    var sent = Relays.sealed(Federation.ask(), Suite.SM2);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> relay.openRelay(sent.wire(), ASKER.code()));
  }

  private KeyPairFiles pair(KeyUse use) throws IOException {
    var key = Federation.AUTHORITIES.get(Suite.ES256).issue(PROVINCE.code(), use);
    return Party.write(folder, use.code(), key);
  }
}
