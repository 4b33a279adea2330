package org.tongban.harness.partner;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tongban.core.message.Answer;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.TimeLimits;
import org.tongban.harness.scenario.Behaviour.Signature;
import org.tongban.harness.scenario.Knobs;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.ScriptedAnswer;

/** A simulated region: opens what it is sent, answers by its script, misbehaves as it is told. */
final class Partner {
  static final TimeLimits LIMITS = new TimeLimits(Duration.ofSeconds(30), Duration.ofMinutes(10));

  private static final String REGISTER = Reason.REGISTER_UNAVAILABLE.code();

  private final PartnerScript script;
  private final Trade trade;
  private final Steps steps;
  private final Speech speech;
  private final PartnerRelay relay;
  private final Share errors;
  private final Share drops;

  /**
   * @param change of the steps of a good region
   * @param relaying of those in which it passes on
   */
  Partner(Trade trade, UnaryOperator<Steps> change, UnaryOperator<RelaySteps> relaying) {
    this.trade = Objects.requireNonNull(trade, "trade");
    this.script = trade.script();
    this.errors = new Share(trade.knobs().errors());
    this.drops = new Share(trade.knobs().drops());
    var good = new GoodSteps(trade);
    this.steps = change.apply(good.steps());
    this.speech = good.speech();
    var relays = new GoodRelay(trade, speech).steps();
    this.relay = new PartnerRelay(trade, relaying.apply(relays));
  }

  PartnerScript script() {
    return script;
  }

  Knobs knobs() {
    return trade.knobs();
  }

  /** The keys of which that for TLS is shown. */
  NodeKeys shown() {
    return trade.shown();
  }

  /** Whether the connection of this message ends without a word. */
  boolean drops() {
    return drops.next();
  }

  /**
   * The reply to a message.
   *
   * @param from the member that the TLS handshake proved
   */
  byte[] reply(byte[] wire, MemberCode from) {
    return spoilt(sealed(wire, from));
  }

  /**
   * The reply to a message that is to be passed on.
   *
   * @param from the member that the TLS handshake proved
   */
  byte[] relay(byte[] wire, MemberCode from) {
    var refuses = script.behaviour().refuses();
    return spoilt(
        refuses
            .map(reason -> relay.refuse(wire, from, reason))
            .orElseGet(() -> relay.reply(wire, from)));
  }

  /** What it says to a question about journals; empty where it gives nothing. */
  Optional<byte[]> witness(byte[] wire, MemberCode from) {
    return steps.witnessing().answer(wire, from);
  }

  /** The proof of an exchange, for the member that asked. */
  Optional<byte[]> proof(MessageId exchange, MemberCode asker) {
    return trade.books().find(asker, exchange).map(steps.proving()::prove);
  }

  /** A no to what isn't even looked at. */
  byte[] refuse(byte[] wire, MemberCode from, Reason reason) {
    return spoilt(steps.refusing().refuse(wire, from, reason.code()));
  }

  private byte[] sealed(byte[] wire, MemberCode from) {
    try {
      var heard = steps.opening().open(wire, from);
      var answer = answer(heard);
      var reply = steps.sealing().seal(answer, heard);
      trade.books().keep(heard, answer, reply, trade.clock().instant());
      return reply;
    } catch (RefusedException e) {
      return steps.refusing().refuse(wire, from, told(e.reason()));
    }
  }

  /** A stranger does not learn which check it failed. */
  static String told(Reason reason) {
    return (reason == Reason.ENVELOPE_MALFORMED ? Reason.SIGNATURE_INVALID : reason).code();
  }

  private Answer answer(Heard heard) {
    var refuses = script.behaviour().refuses();
    if (refuses.isPresent()) {
      return speech.refusal(heard, new Steps.No(refuses.get(), List.of()));
    }
    var no = steps.judging().judge(heard);
    if (no.isPresent()) {
      return speech.refusal(heard, no.get());
    }
    if (!steps.admission().admit(heard)) {
      return speech.refusal(heard, new Steps.No(Reason.SEEN_BEFORE.code(), List.of()));
    }
    if (errors.next()) {
      return speech.answer(heard, ScriptedAnswer.error(heard.ask().service(), REGISTER));
    }
    return heard.lines().isEmpty()
        ? speech.answer(heard, steps.deciding().decide(heard))
        : speech.answer(heard, heard.items().stream().map(this::item).toList());
  }

  /** One of many, as if it had come alone. */
  private AnswerItem item(Heard heard) {
    return steps
        .judging()
        .judge(heard)
        .map(no -> speech.refusal(heard, no))
        .map(Speech::item)
        .orElseGet(() -> Speech.item(speech.answer(heard, steps.deciding().decide(heard))));
  }

  private byte[] spoilt(byte[] reply) {
    return script.behaviour().signature() == Signature.BROKEN ? flipped(reply) : reply;
  }

  /** One bit of the last part, which is the signature or the tag of the encryption. */
  static byte[] flipped(byte[] wire) {
    var copy = Arrays.copyOf(wire, wire.length);
    var at = copy.length - 10;
    // stays in the alphabet of base64url
    copy[at] = (byte) (copy[at] == 'A' ? 'B' : 'A');
    return copy;
  }
}
