package org.tongban.core.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.Slip;
import org.tongban.core.message.StrictJson;

/**
 * The claims of a slip, as PROTOCOL.md lists them; short, since each letter makes the code finer.
 */
final class SlipClaims {
  private SlipClaims() {}

  static byte[] write(Slip slip) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("iss", slip.issuer().value());
    claims.put("iat", slip.issuedAt().getEpochSecond());
    claims.put("exc", slip.exchange().toString());
    claims.put("ask", slip.asker().value());
    claims.put("ans", slip.answerer().value());
    claims.put("svc", slip.service().value());
    claims.put("pur", slip.purpose().code());
    claims.put("out", slip.outcome().name());
    claims.put("at", slip.answeredAt().getEpochSecond());
    claims.put("dig", slip.answer().value());
    return StrictJson.write(claims);
  }

  static Slip read(byte[] payload) throws NotSealedException {
    var claims = Claims.of(payload);
    try {
      var slip =
          new Slip(
              new MemberCode(claims.text("iss")),
              claims.time("iat"),
              MessageId.parse(claims.text("exc")),
              new MemberCode(claims.text("ask")),
              new MemberCode(claims.text("ans")),
              new ServiceId(claims.text("svc")),
              new Purpose(claims.text("pur")),
              Outcome.valueOf(claims.text("out")),
              claims.time("at"),
              new Digest(Digest.SHA_256, claims.text("dig")));
      claims.allRead();
      return slip;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NotSealedException("claims of the slip break their form");
    }
  }
}
