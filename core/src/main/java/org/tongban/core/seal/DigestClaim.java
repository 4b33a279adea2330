package org.tongban.core.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tongban.core.message.Digest;

/** A digest inside claims, with its algorithm named. */
final class DigestClaim {
  private DigestClaim() {}

  static ObjectNode write(Digest digest) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("alg", digest.alg())
        .put("value", digest.value());
  }

  static Digest read(Claims claims) throws NotSealedException {
    var digest = new Digest(claims.text("alg"), claims.text("value"));
    claims.allRead();
    return digest;
  }
}
