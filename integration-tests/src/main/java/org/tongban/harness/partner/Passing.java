package org.tongban.harness.partner;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.tongban.core.message.MemberCode;

/**
 * A message that a simulated region is about to pass on.
 *
 * @param id of the exchange, one of the asker's
 * @param arrives whether the next member is the last
 * @param wire what goes there, with the region's own statement
 * @param back makes what goes back of what came back; throws a refusal where it can't be believed
 */
record Passing(
    String id,
    MemberCode asker,
    MemberCode target,
    MemberCode next,
    boolean arrives,
    byte[] wire,
    UnaryOperator<byte[]> back) {
  Passing {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(asker, "asker");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(wire, "wire");
    Objects.requireNonNull(back, "back");
  }
}
