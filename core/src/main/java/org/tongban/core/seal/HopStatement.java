package org.tongban.core.seal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;

/**
 * What one member says about passing sealed bytes on, as PROTOCOL.md lists it.
 *
 * @param id of the exchange
 * @param asker where the way begins
 * @param target where it ends, and turns
 * @param issuer who passes on
 * @param audience to whom
 * @param said when, in whole seconds
 * @param expires until when the ask may be worked on, the same in each statement
 * @param relays how many relays the asker foresaw
 * @param sealed digest of the sealed bytes
 * @param previous digest of the statement before; empty in the asker's own
 */
record HopStatement(
    MessageId id,
    MemberCode asker,
    MemberCode target,
    MemberCode issuer,
    MemberCode audience,
    Instant said,
    Instant expires,
    int relays,
    Digest sealed,
    Optional<Digest> previous) {
  HopStatement {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(asker, "asker");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(said, "said");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(sealed, "sealed");
    Objects.requireNonNull(previous, "previous");
  }

  /** Whether both are about the same exchange and the same way. */
  boolean sameExchange(HopStatement other) {
    return id.equals(other.id)
        && asker.equals(other.asker)
        && target.equals(other.target)
        && relays == other.relays
        && expires.equals(other.expires);
  }
}
