package org.tongban.harness.forge;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back over HTTP.
 *
 * @param headers names in lower case
 * @param shown the certificate of the other end
 */
public record RawReply(
    int status, Map<String, List<String>> headers, byte[] bytes, X509Certificate shown) {
  /** First value of a header; empty without it. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
  }

  /** Whether it is a message of the protocol. */
  public boolean isMessage() {
    return status == 200
        && header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/jose");
  }

  /** The message, if it came in the open. */
  public Optional<ReadMessage> message() {
    return ReadMessage.of(bytes);
  }
}
