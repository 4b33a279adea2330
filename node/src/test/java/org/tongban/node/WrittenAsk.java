package org.tongban.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
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
import org.tongban.node.job.Backoff;
import org.tongban.node.later.PeerRests;
import org.tongban.node.store.RestBook;

/** Asks as a journal keeps them, with a signature that nobody looks at there. */
public final class WrittenAsk {
  private WrittenAsk() {}

  /** An economic check of 青浦, by 吴江. */
  public static Ask of(MessageId id, String issuer, String person, Optional<MessageId> resumes) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("subject").put("idNumber", person);
    var now = Instant.parse("2026-11-22T01:02:03Z");
    return new Ask(
        id,
        new MemberCode(issuer),
        new MemberCode("310118"),
        new Validity(now, now.plusSeconds(60)),
        new ServiceId("assistance.economic-check"),
        new ServiceVersion(1, 0),
        new Purpose("ECONOMIC_CHECK"),
        new Basis(BasisType.AUTHORIZATION, "SQ-2026-000117", Optional.empty()),
        Optional.empty(),
        new Actor("window", "unit-1", "op-1"),
        Optional.of("QP-2026-0042"),
        body,
        resumes,
        List.of());
  }

  /** The compact form of it (RFC 7515). */
  public static byte[] bytes(Ask ask) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("jti", ask.id().toString());
    claims.put("iss", ask.issuer().value());
    claims.put("aud", ask.audience().value());
    claims.put("iat", ask.validity().issuedAt().getEpochSecond());
    claims.put("exp", ask.validity().expiresAt().getEpochSecond());
    claims.put("svc", ask.service().value());
    claims.put("ver", ask.version().toString());
    claims.put("purpose", ask.purpose().code());
    claims.putObject("basis").put("type", ask.basis().type().name()).put("ref", ask.basis().ref());
    claims
        .putObject("actor")
        .put("system", ask.actor().system())
        .put("unit", ask.actor().unit())
        .put("operator", ask.actor().operator());
    ask.caseNumber().ifPresent(number -> claims.put("case", number));
    claims.set("body", ask.body());
    ask.resumes().ifPresent(first -> claims.put("resumes", first.toString()));
    var header = "{\"alg\":\"ES256\",\"typ\":\"tongban-ask+jwt\",\"x5t#S256\":\"AA\"}";
    var text = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(write(claims));
    return (text + ".AA").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] write(JsonNode claims) {
    return StrictJson.write(claims);
  }

  private static String base64(byte[] part) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
  }

  /** Lets asks rest as a node does with its own settings. */
  public static PeerRests rests(DataSource source, Clock clock) {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));
    return new PeerRests(new RestBook(source), backoff, clock);
  }
}
