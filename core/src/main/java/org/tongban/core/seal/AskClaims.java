package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.Validity;
import org.tongban.core.message.Withdrawal;

/** The claims of an ask, as PROTOCOL.md lists them. */
final class AskClaims {
  private AskClaims() {}

  static byte[] write(Ask ask, List<byte[]> items) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("jti", ask.id().toString());
    claims.put("iss", ask.issuer().value());
    claims.put("aud", ask.audience().value());
    claims.put("iat", ask.validity().issuedAt().getEpochSecond());
    claims.put("exp", ask.validity().expiresAt().getEpochSecond());
    claims.put("svc", ask.service().value());
    claims.put("ver", ask.version().toString());
    claims.put("purpose", ask.purpose().code());
    claims.set("basis", basis(ask.basis()));
    ask.agreement().ifPresent(agreement -> claims.put("agr", agreement));
    var actor = claims.putObject("actor");
    actor.put("system", ask.actor().system());
    actor.put("unit", ask.actor().unit());
    actor.put("operator", ask.actor().operator());
    ask.caseNumber().ifPresent(number -> claims.put("case", number));
    if (items.isEmpty()) {
      claims.set("body", ask.body());
    } else {
      claims.set("items", ItemClaims.commitment(items));
    }
    ask.resumes().ifPresent(first -> claims.put("resumes", first.toString()));
    ask.withdraws().ifPresent(why -> claims.put("withdraws", why.name()));
    return StrictJson.write(claims);
  }

  static ObjectNode basis(Basis basis) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("type", basis.type().name());
    node.put("ref", basis.ref());
    basis.digest().ifPresent(digest -> node.set("digest", DigestClaim.write(digest)));
    return node;
  }

  static Ask read(byte[] payload, List<byte[]> items) throws NotSealedException {
    return read(payload, items, ItemClaims::check);
  }

  static Ask read(byte[] payload, List<byte[]> items, ItemClaims.Check check)
      throws NotSealedException {
    var claims = Claims.of(payload);
    try {
      check.of(claims, items);
      var ask =
          new Ask(
              MessageId.parse(claims.text("jti")),
              new MemberCode(claims.text("iss")),
              new MemberCode(claims.text("aud")),
              new Validity(claims.time("iat"), claims.time("exp")),
              new ServiceId(claims.text("svc")),
              ServiceVersion.parse(claims.text("ver")),
              new Purpose(claims.text("purpose")),
              readBasis(claims.object("basis")),
              bounded(claims.optionalText("agr")),
              readActor(claims.object("actor")),
              bounded(claims.optionalText("case")),
              items.isEmpty() ? body(claims) : JsonNodeFactory.instance.objectNode(),
              claims.optionalText("resumes").map(MessageId::parse),
              claims.optionalText("withdraws").map(Withdrawal::valueOf),
              ItemClaims.readAsks(items));
      claims.allRead();
      return ask;
    } catch (IllegalArgumentException e) {
      // not the message of the cause: the JDK's own repeat what they could not read
      throw new NotSealedException("claims of the ask break their form");
    }
  }

  static JsonNode body(Claims claims) throws NotSealedException {
    return claims
        .member("body")
        .filter(JsonNode::isObject)
        .orElseThrow(() -> new NotSealedException("body is no object"));
  }

  static Basis readBasis(Claims claims) throws NotSealedException {
    var type = BasisType.valueOf(claims.text("type"));
    var ref = claims.text("ref");
    var digest =
        claims.member("digest").isPresent()
            ? Optional.of(DigestClaim.read(claims.object("digest")))
            : Optional.<org.tongban.core.message.Digest>empty();
    claims.allRead();
    return new Basis(type, ref, digest);
  }

  private static Actor readActor(Claims claims) throws NotSealedException {
    var actor = new Actor(claims.text("system"), claims.text("unit"), claims.text("operator"));
    claims.allRead();
    return actor;
  }

  static Optional<String> bounded(Optional<String> text) throws NotSealedException {
    if (text.isPresent() && (text.get().isBlank() || text.get().length() > 100)) {
      throw new NotSealedException("agreement and case take 1 to 100 characters");
    }
    return text;
  }
}
