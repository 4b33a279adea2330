package org.tongban.harness.partner;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.seal.OpenedAsk;

/**
 * An ask as a simulated region has understood it.
 *
 * @param signed its signed form
 * @param opened the proof that it was rightly believed; a wrong region has none
 */
record Heard(Ask ask, byte[] signed, Suite suite, boolean encrypted, Optional<OpenedAsk> opened) {
  Heard {
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(signed, "signed");
    Objects.requireNonNull(suite, "suite");
    Objects.requireNonNull(opened, "opened");
  }

  static Heard of(OpenedAsk opened) {
    return new Heard(
        opened.ask(), opened.bytes(), opened.suite(), opened.encrypted(), Optional.of(opened));
  }

  /** Of its signed form. */
  Digest digest() {
    return Digest.sha256(signed);
  }
}
