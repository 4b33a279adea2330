package org.tongban.node.settings;

import java.time.Duration;

/**
 * The mTLS listener for other members, and the client towards them.
 *
 * @param address IP address to listen on
 * @param port 1 to 65535; the directory names it, so there is no default
 * @param maxBody largest message taken from a peer, and largest answer
 * @param workers threads that answer peers at the same time
 * @param connections kept open towards each peer
 * @param timeout longest wait for a peer's answer
 */
public record PeerSettings(
    String address,
    Integer port,
    Size maxBody,
    Integer workers,
    Integer connections,
    Duration timeout) {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public PeerSettings {
    new Check()
        .value("address", address, Addresses::valid, Addresses.RULE)
        .value("port", port, Addresses::port, "must be 1 to 65535")
        .given("maxBody", maxBody)
        .value("workers", workers, n -> n >= 1 && n <= 1024, "must be 1 to 1024")
        .value("connections", connections, n -> n >= 1 && n <= 1024, "must be 1 to 1024")
        .value(
            "timeout",
            timeout,
            t -> t.compareTo(Duration.ofMillis(100)) >= 0 && t.compareTo(LONGEST) <= 0,
            "must be 100ms to 5m")
        .done();
  }

  boolean loopback() {
    return Addresses.loopback(address);
  }
}
