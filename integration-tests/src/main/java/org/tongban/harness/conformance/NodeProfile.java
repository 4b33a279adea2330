package org.tongban.harness.conformance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MemberCode;

/**
 * What a node under test has been prepared with.
 *
 * @param asker the member in whose name the kit asks
 * @param second another member whose keys the kit has
 * @param behind the asker that the directory leads over a relay to the node
 * @param largest the largest message that the node takes, in bytes
 */
record NodeProfile(
    MemberCode asker,
    Optional<MemberCode> second,
    Optional<MemberCode> behind,
    int largest,
    List<PreparedAsk> asks,
    Optional<PreparedRelay> relayed,
    Optional<ProofPlace> proofs) {
  NodeProfile {
    Objects.requireNonNull(asker, "asker");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(behind, "behind");
    asks = List.copyOf(asks);
    Objects.requireNonNull(relayed, "relayed");
    Objects.requireNonNull(proofs, "proofs");
  }

  /** The same node with its proofs elsewhere. */
  NodeProfile with(ProofPlace other) {
    return new NodeProfile(asker, second, behind, largest, asks, relayed, Optional.of(other));
  }
}
