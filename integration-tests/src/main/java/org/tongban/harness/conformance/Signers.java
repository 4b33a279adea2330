package org.tongban.harness.conformance;

import org.tongban.core.directory.KeyUse;
import org.tongban.harness.forge.ReadMessage;

/** Whose signature a message carries. */
final class Signers {
  private Signers() {}

  /** Whether one of the node's own keys made it. */
  static boolean own(Subject node, ReadMessage message) {
    var thumbprint = message.header().path("x5t#S256").asText();
    return node.keys(KeyUse.SIGN).stream()
        .anyMatch(
            key -> key.thumbprint().equals(thumbprint) && message.verifies(key.certificate()));
  }

  /** The same of what was replied in the open. */
  static boolean own(Subject node, Seen seen) {
    return seen.message().filter(message -> own(node, message)).isPresent();
  }
}
