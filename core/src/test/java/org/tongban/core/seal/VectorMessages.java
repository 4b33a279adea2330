package org.tongban.core.seal;

import static org.tongban.core.seal.VectorFolder.JIASHAN;
import static org.tongban.core.seal.VectorFolder.QINGPU;
import static org.tongban.core.seal.VectorFolder.SUZHOU;
import static org.tongban.core.seal.VectorFolder.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.Receipt;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Step;
import org.tongban.core.message.Validity;

/** What the golden messages say; their bodies are examples of the contracts. */
final class VectorMessages {
  static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  static final Instant ANSWERED = NOW.plusSeconds(2);

  private static final Path SCHEMAS = Path.of("../schemas");
  private static final String STATUS = "assistance/status/1.0/examples/valid/";
  private static final String CARE = "eldercare/assessment/1.0/examples/valid/";

  private VectorMessages() {}

  static Ask ask() {
    return ask("01a200fb-5100-7000-8000-000000000001", QINGPU, false, STATUS + "ask-elder.json");
  }

  static Ask sealedAsk() {
    return ask("01a200fb-5100-7000-8000-000000000002", QINGPU, true, CARE + "ask-elder.json");
  }

  static Ask relayedAsk() {
    return ask("01a200fb-5100-7000-8000-000000000003", JIASHAN, false, STATUS + "ask-elder.json");
  }

  private static Ask ask(String id, MemberCode from, boolean care, String body) {
    var paper = Digest.sha256("an authorization".getBytes(StandardCharsets.US_ASCII));
    return new Ask(
        MessageId.parse(id),
        from,
        WUJIANG,
        new Validity(NOW, NOW.plusSeconds(60)),
        new ServiceId(care ? "eldercare.assessment" : "assistance.status"),
        new ServiceVersion(1, 0),
        new Purpose(care ? "CARE_ADMISSION" : "ASSISTANCE_REVIEW"),
        care
            ? new Basis(BasisType.AUTHORIZATION, "SQ-2026-000117", Optional.of(paper))
            : new Basis(BasisType.STATUTE, "社会救助暂行办法 第五十八条", Optional.empty()),
        care ? Optional.of("example-care-2026") : Optional.empty(),
        new Actor("window", "unit-1", "op-1"),
        care ? Optional.empty() : Optional.of("QP-2026-0042"),
        content(body));
  }

  static Answer answer(SignedAsk ask, String id) {
    return facts(ask, id, Outcome.POSITIVE, List.of(), STATUS + "answer-approved.json");
  }

  static Answer sealedAnswer(SignedAsk ask, String id) {
    var missing = List.of(new Missing("items", "NOT_HELD"));
    return facts(ask, id, Outcome.PARTIAL, missing, CARE + "answer-level-only.json");
  }

  private static Answer facts(
      SignedAsk ask, String id, Outcome outcome, List<Missing> missing, String body) {
    return new Answer(
        MessageId.parse(id),
        WUJIANG,
        ask.ask().issuer(),
        ANSWERED,
        Optional.of(ask.ask().id()),
        ask.digest(),
        outcome,
        Optional.empty(),
        List.of(),
        Optional.of(NOW.minusSeconds(3600)),
        missing,
        Optional.of(content(body)));
  }

  /** A no to an ask that was opened. */
  static Answer refusal(SignedAsk ask, String id) {
    return no(
        id, WUJIANG, QINGPU, Optional.of(ask.ask().id()), ask.digest(), "version-not-accepted");
  }

  /** A no to bytes that were not. */
  static Answer refusalOfUnopened(byte[] received, String id) {
    return no(id, WUJIANG, QINGPU, Optional.empty(), Digest.sha256(received), "signature-invalid");
  }

  /** A relay's own no. */
  static Answer relaysRefusal(byte[] received, String id) {
    return no(id, SUZHOU, JIASHAN, Optional.empty(), Digest.sha256(received), "not-permitted");
  }

  /** An ask was taken in, and is answered by a day in China. */
  static Receipt receipt(SignedAsk ask, String id) {
    return new Receipt(
        MessageId.parse(id),
        WUJIANG,
        ask.ask().issuer(),
        ANSWERED,
        ask.ask().id(),
        ask.digest(),
        Step.ACCEPTED,
        Optional.of("WJ-2026-001173"),
        Optional.of(LocalDate.of(2026, 12, 4)));
  }

  /** A relay passed on what it was handed. */
  static Receipt relaysReceipt(SealedAsk ask, String id) {
    return new Receipt(
        MessageId.parse(id),
        SUZHOU,
        JIASHAN,
        ANSWERED,
        ask.signed().ask().id(),
        Digest.sha256(ask.wire()),
        Step.RELAYED,
        Optional.empty(),
        Optional.empty());
  }

  private static Answer no(
      String id,
      MemberCode from,
      MemberCode to,
      Optional<MessageId> inReplyTo,
      Digest ask,
      String reason) {
    var accepts =
        reason.equals("version-not-accepted")
            ? List.of(new ServiceVersion(1, 1), new ServiceVersion(1, 2))
            : List.<ServiceVersion>of();
    return new Answer(
        MessageId.parse(id),
        from,
        to,
        ANSWERED,
        inReplyTo,
        ask,
        Outcome.REFUSED,
        Optional.of(reason),
        accepts,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static JsonNode content(String file) {
    try {
      return new ObjectMapper().readTree(SCHEMAS.resolve(file).toFile()).get("content");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
