package org.tongban.harness.fault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.tongban.core.message.StrictJson;

/** A node's reply in the open, as a stranger reads it: whether it is a no, and which. */
record Said(String outcome, String reason) {
  Said(byte[] reply) {
    this(claim(reply, "outcome"), claim(reply, "reason"));
  }

  private static String claim(byte[] reply, String name) {
    var payload = new String(reply, StandardCharsets.US_ASCII).split("\\.", -1)[1];
    return StrictJson.parse(Base64.getUrlDecoder().decode(payload)).path(name).asText();
  }

  boolean refused() {
    return outcome.equals("REFUSED");
  }

  boolean refusedWith(String code) {
    return refused() && reason.equals(code);
  }
}
