package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.policy.AddressedDraft;
import org.tongban.core.seal.SealedAsk;

/** An ask in its wire form, with the draft it was made of. */
public final class SealedDraft {
  private final AddressedDraft addressed;
  private final SealedAsk sealed;

  SealedDraft(AddressedDraft addressed, SealedAsk sealed) {
    this.addressed = Objects.requireNonNull(addressed, "addressed");
    this.sealed = Objects.requireNonNull(sealed, "sealed");
  }

  AddressedDraft addressed() {
    return addressed;
  }

  SealedAsk sealed() {
    return sealed;
  }
}
