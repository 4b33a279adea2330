package org.tongban.core.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Validity;

/** What a seal would make, without any seal: for tests of what comes after it. */
public final class Unproven {
  private Unproven() {}

  /** An ask about a person of county part 99. */
  public static Ask ask(Instant at) {
    var subject = JsonNodeFactory.instance.objectNode();
    subject.put("idNumber", "310199194003050029").put("name", "沈桂芳");
    return new Ask(
        MessageId.next(),
        new MemberCode("320509"),
        new MemberCode("310118"),
        new Validity(at, at.plusSeconds(60)),
        new ServiceId("assistance.status"),
        new ServiceVersion(1, 0),
        new Purpose("ASSISTANCE_REVIEW"),
        new Basis(BasisType.STATUTE, "for tests", Optional.empty()),
        Optional.empty(),
        new Actor("window", "unit-1", "op-1"),
        Optional.empty(),
        JsonNodeFactory.instance.objectNode().set("subject", subject));
  }

  /** An answer of an outcome without facts. */
  public static Answer answer(Ask ask, Instant at, Outcome outcome, Optional<String> reason) {
    return new Answer(
        MessageId.next(),
        ask.audience(),
        ask.issuer(),
        at,
        Optional.of(ask.id()),
        Digest.sha256(bytes("ask")),
        outcome,
        reason,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  public static OpenedAsk opened(Ask ask) {
    return new OpenedAsk(
        ask,
        new Lines(bytes("ask"), List.of()),
        "thumbprint",
        Suite.ES256,
        false,
        Optional.empty());
  }

  public static SealedAsk sealed(Ask ask) {
    return new SealedAsk(signed(ask), bytes("wire"), true);
  }

  private static SignedAsk signed(Ask ask) {
    return new SignedAsk(ask, new Lines(bytes("ask"), List.of()), Suite.ES256);
  }

  public static SealedAnswer sealed(Answer answer) {
    var signed = new SignedAnswer(answer, bytes("answer"), Digest.sha256(bytes("answer")));
    return new SealedAnswer(signed, bytes("wire"), true);
  }

  public static OpenedAnswer opened(Answer answer, Ask ask) {
    Digest digest = Digest.sha256(bytes("answer"));
    return new OpenedAnswer(answer, bytes("answer"), digest, "thumbprint", signed(ask));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
