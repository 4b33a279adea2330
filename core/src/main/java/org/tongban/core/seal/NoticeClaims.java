package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;

/** The claims of a notice, as PROTOCOL.md lists them. */
final class NoticeClaims {
  private NoticeClaims() {}

  static byte[] write(Notice notice) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("jti", notice.id().toString());
    claims.put("iss", notice.issuer().value());
    claims.put("aud", notice.audience().value());
    claims.put("iat", notice.issuedAt().getEpochSecond());
    claims.put("kind", notice.kind().name());
    claims.put("ticket", notice.ticket());
    claims.put("svc", notice.service().value());
    claims.put("due", notice.due().toString());
    if (notice.over() > 0) {
      claims.put("over", notice.over());
    }
    notice.owes().ifPresent(member -> claims.put("owes", member.value()));
    return StrictJson.write(claims);
  }

  static Notice read(byte[] payload) throws NotSealedException {
    var claims = Claims.of(payload);
    try {
      var notice =
          new Notice(
              MessageId.parse(claims.text("jti")),
              new MemberCode(claims.text("iss")),
              new MemberCode(claims.text("aud")),
              claims.time("iat"),
              Notice.Kind.valueOf(claims.text("kind")),
              claims.text("ticket"),
              new ServiceId(claims.text("svc")),
              LocalDate.parse(claims.text("due")),
              over(claims),
              claims.optionalText("owes").map(MemberCode::new));
      claims.allRead();
      return notice;
    } catch (IllegalArgumentException | DateTimeException e) {
      // not the message of the cause: the JDK's own repeat what they could not read
      throw new NotSealedException("claims of the notice break their form");
    }
  }

  private static int over(Claims claims) throws NotSealedException {
    var over = claims.member("over");
    if (over.isEmpty()) {
      return 0;
    }
    return over.filter(JsonNode::isInt)
        .map(JsonNode::intValue)
        .filter(days -> days > 0)
        .orElseThrow(() -> new NotSealedException("over is no number of days"));
  }
}
