package org.tongban.harness.conformance;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.harness.forge.RawProof;

/**
 * An exchange of the kit with a node, and what the node gives for a proof of it.
 *
 * @param ask the signed form, as the kit has made it
 * @param answer the signed form, as it came
 * @param status of HTTP
 * @param type of what was given
 */
record Proven(
    MessageId exchange,
    byte[] ask,
    byte[] answer,
    int status,
    String type,
    Optional<RawProof> proof) {
  Proven {
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(proof, "proof");
  }

  static Proven of(MessageId exchange, byte[] ask, byte[] answer, ProofFetch.Given given) {
    var proof = given.status() == 200 ? RawProof.read(given.bytes()) : Optional.<RawProof>empty();
    return new Proven(exchange, ask, answer, given.status(), given.type(), proof);
  }
}
