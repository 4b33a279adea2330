package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.seal.Federation.ASKER;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.Suite;

/** The door for proofs signs attributes of CMS, and no message of the protocol. */
class EvidenceKeyTest {
  @ParameterizedTest
  @EnumSource(Suite.class)
  void itSignsNoMessage(Suite suite) {
    // Given
    var key = Federation.sealer(ASKER).evidenceKey(suite);
    var message = "eyJhbGciOiJFUzI1NiJ9.e30".getBytes(StandardCharsets.US_ASCII);
    var note = "tongban/320509\n1\n".getBytes(StandardCharsets.US_ASCII);

    // Then
    assertThat(key.suite()).isEqualTo(suite);
    assertThatThrownBy(() -> key.sign(message)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key.sign(note)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key.sign(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    assertThat(key.sign(new byte[] {0x31, 0})).isNotEmpty();
  }
}
