package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.Undelivered;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;

/** The claims of a statement that an ask was never handed over, as PROTOCOL.md lists them. */
final class UndeliveredClaims {
  private UndeliveredClaims() {}

  static byte[] write(Undelivered said) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("jti", said.id().toString());
    claims.put("iss", said.issuer().value());
    claims.put("to", said.to().value());
    claims.put("iat", said.issuedAt().getEpochSecond());
    claims.put("irt", said.ask().toString());
    claims.set("ask", DigestClaim.write(said.askDigest()));
    claims.put("hop", said.hop().code());
    claims.put("reason", said.reason().code());
    claims.put("tries", said.tries());
    claims.put("from", said.from().getEpochSecond());
    claims.put("until", said.until().getEpochSecond());
    return StrictJson.write(claims);
  }

  static Undelivered read(byte[] payload) throws NotSealedException {
    var claims = Claims.of(payload);
    try {
      var said =
          new Undelivered(
              MessageId.parse(claims.text("jti")),
              new MemberCode(claims.text("iss")),
              new MemberCode(claims.text("to")),
              claims.time("iat"),
              MessageId.parse(claims.text("irt")),
              DigestClaim.read(claims.object("ask")),
              hop(claims.text("hop")),
              Reason.find(claims.text("reason"))
                  .orElseThrow(() -> new NotSealedException("unknown reason")),
              tries(claims),
              claims.time("from"),
              claims.time("until"));
      claims.allRead();
      return said;
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("claims of the statement break their form");
    }
  }

  private static Hop hop(String code) throws NotSealedException {
    return Arrays.stream(Hop.values())
        .filter(hop -> hop.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new NotSealedException("unknown hop"));
  }

  private static int tries(Claims claims) throws NotSealedException {
    return claims
        .member("tries")
        .filter(JsonNode::isInt)
        .map(JsonNode::intValue)
        .orElseThrow(() -> new NotSealedException("tries is no number"));
  }
}
