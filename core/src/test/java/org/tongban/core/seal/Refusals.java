package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** What every refusal owes: its reason, and silence about what was received. */
final class Refusals {
  private Refusals() {}

  static void refused(Reason reason, ThrowingCallable opening, String... secrets) {
    var refusal = catchThrowableOfType(RefusedException.class, opening);
    assertThat(refusal).as("refused at all").isNotNull();
    assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
    assertThat(refusal.getMessage()).doesNotContain(Federation.CITIZEN);
    for (var secret : secrets) {
      assertThat(refusal.getMessage()).doesNotContain(secret);
    }
  }
}
