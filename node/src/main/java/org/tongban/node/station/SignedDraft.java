package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.policy.AddressedDraft;
import org.tongban.core.seal.SignedAsk;

/** An addressed draft with the ask that this node signed for it. */
public final class SignedDraft {
  private final AddressedDraft addressed;
  private final SignedAsk signed;

  SignedDraft(AddressedDraft addressed, SignedAsk signed) {
    this.addressed = Objects.requireNonNull(addressed, "addressed");
    this.signed = Objects.requireNonNull(signed, "signed");
  }

  AddressedDraft addressed() {
    return addressed;
  }

  SignedAsk signed() {
    return signed;
  }
}
