package org.tongban.core.policy;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Ask;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/**
 * What the data owner's rules are asked about: who wants what for which purpose. Of whom, no rule
 * asks.
 *
 * @param agreement that the ask names
 */
public record Wanted(
    MemberCode asker,
    ServiceId service,
    Purpose purpose,
    BasisType basis,
    Optional<String> agreement) {
  public Wanted {
    Objects.requireNonNull(asker, "asker");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(agreement, "agreement");
  }

  static Wanted of(Ask ask) {
    return new Wanted(
        ask.issuer(), ask.service(), ask.purpose(), ask.basis().type(), ask.agreement());
  }
}
