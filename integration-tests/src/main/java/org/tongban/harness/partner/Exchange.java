package org.tongban.harness.partner;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.Answer;

/**
 * What a simulated region was asked and has answered.
 *
 * @param signed the answer as it was signed
 * @param wire the reply as it was sent
 */
record Exchange(Heard heard, Answer answer, byte[] signed, byte[] wire, Instant at) {
  Exchange {
    Objects.requireNonNull(heard, "heard");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(signed, "signed");
    Objects.requireNonNull(wire, "wire");
    Objects.requireNonNull(at, "at");
  }
}
