package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Receipt;
import org.tongban.core.message.Step;
import org.tongban.core.message.StrictJson;

/** Receipts of the asks of {@link Federation} and {@link Relays}. */
final class Receipts {
  static final String TICKET = "QP-2026-000117";
  static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneId.of("Asia/Shanghai"));

  private Receipts() {}

  /** The asked member's. */
  static Receipt of(SignedAsk ask, Step step) {
    return new Receipt(
        MessageId.next(),
        ANSWERER.code(),
        ASKER.code(),
        NOW,
        ask.ask().id(),
        ask.digest(),
        step,
        Optional.of(TICKET),
        Optional.of(TODAY.plusDays(14)).filter(due -> step == Step.ACCEPTED));
  }

  /** A relay's, about the bytes that it was handed. */
  static Receipt relayed(SealedAsk ask, Party relay) {
    return new Receipt(
        MessageId.next(),
        relay.code(),
        ASKER.code(),
        NOW,
        ask.signed().ask().id(),
        Digest.sha256(ask.wire()),
        Step.RELAYED,
        Optional.empty(),
        Optional.empty());
  }

  /** For a test to spoil. */
  static ObjectNode claims(Receipt receipt) {
    return (ObjectNode) StrictJson.parse(ReceiptClaims.write(receipt));
  }
}
