package org.tongban.node.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A test of the connection to a member.
 *
 * @param findings a line for each step that was come to
 */
public record PeerTest(
    String who, Instant started, Optional<Instant> ended, List<String> findings) {
  public PeerTest {
    findings = List.copyOf(findings);
  }
}
