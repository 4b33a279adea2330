package org.tongban.core.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;

/** The claims of a hop statement, as PROTOCOL.md lists them. */
final class HopClaims {
  private HopClaims() {}

  static byte[] write(HopStatement hop) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("jti", hop.id().toString());
    claims.put("asker", hop.asker().value());
    claims.put("target", hop.target().value());
    claims.put("iss", hop.issuer().value());
    claims.put("aud", hop.audience().value());
    claims.put("iat", hop.said().getEpochSecond());
    claims.put("exp", hop.expires().getEpochSecond());
    claims.put("relays", hop.relays());
    claims.set("sealed", DigestClaim.write(hop.sealed()));
    hop.previous().ifPresent(digest -> claims.set("previous", DigestClaim.write(digest)));
    return StrictJson.write(claims);
  }

  static HopStatement read(byte[] payload) throws NotSealedException {
    var claims = Claims.of(payload);
    try {
      var hop =
          new HopStatement(
              MessageId.parse(claims.text("jti")),
              new MemberCode(claims.text("asker")),
              new MemberCode(claims.text("target")),
              new MemberCode(claims.text("iss")),
              new MemberCode(claims.text("aud")),
              claims.time("iat"),
              claims.time("exp"),
              relays(claims),
              DigestClaim.read(claims.object("sealed")),
              previous(claims));
      claims.allRead();
      return hop;
    } catch (IllegalArgumentException e) {
      // not the message of the cause: the JDK's own repeat what they could not read
      throw new NotSealedException("claims of the hop statement break their form");
    }
  }

  private static int relays(Claims claims) throws NotSealedException {
    var relays = claims.member("relays").filter(node -> node.isInt()).map(node -> node.intValue());
    return relays
        .filter(number -> number >= 1 && number <= Directory.MOST_RELAYS)
        .orElseThrow(() -> new NotSealedException("relays is no number from 1 to the limit"));
  }

  private static Optional<Digest> previous(Claims claims) throws NotSealedException {
    return claims.member("previous").isPresent()
        ? Optional.of(DigestClaim.read(claims.object("previous")))
        : Optional.empty();
  }
}
