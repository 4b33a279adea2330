package org.tongban.core.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Receipt;
import org.tongban.core.message.Step;
import org.tongban.core.message.StrictJson;

/** The claims of a receipt, as PROTOCOL.md lists them. */
final class ReceiptClaims {
  private ReceiptClaims() {}

  static byte[] write(Receipt receipt) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("jti", receipt.id().toString());
    claims.put("iss", receipt.issuer().value());
    claims.put("aud", receipt.audience().value());
    claims.put("iat", receipt.issuedAt().getEpochSecond());
    claims.put("irt", receipt.inReplyTo().toString());
    claims.set("ask", DigestClaim.write(receipt.askDigest()));
    claims.put("step", receipt.step().name());
    receipt.ticket().ifPresent(ticket -> claims.put("ticket", ticket));
    receipt.due().ifPresent(due -> claims.put("due", due.toString()));
    return StrictJson.write(claims);
  }

  static Receipt read(byte[] payload) throws NotSealedException {
    var claims = Claims.of(payload);
    try {
      var receipt =
          new Receipt(
              MessageId.parse(claims.text("jti")),
              new MemberCode(claims.text("iss")),
              new MemberCode(claims.text("aud")),
              claims.time("iat"),
              MessageId.parse(claims.text("irt")),
              DigestClaim.read(claims.object("ask")),
              Step.valueOf(claims.text("step")),
              claims.optionalText("ticket"),
              due(claims.optionalText("due")));
      claims.allRead();
      return receipt;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NotSealedException("claims of the receipt break their form");
    }
  }

  private static Optional<LocalDate> due(Optional<String> day) {
    return day.map(LocalDate::parse);
  }
}
