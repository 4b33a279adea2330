package org.tongban.core.seal;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Opens received messages: the only maker of {@link OpenedAsk}, {@link OpenedAnswer} and {@link
 * OpenedReceipt}.
 */
public final class Opener {
  private final Envelopes envelopes;
  private final MemberCode self;
  private final Times times;
  private final Arrivals arrivals;

  public Opener(
      CryptoProvider provider,
      Supplier<NodeKeys> keys,
      Supplier<TrustedDirectory> directory,
      MemberCode self,
      TimeLimits limits,
      Clock clock) {
    this.envelopes = new Envelopes(provider, keys, directory, clock);
    this.self = Objects.requireNonNull(self, "self");
    this.times = new Times(limits, clock);
    this.arrivals = new Arrivals(envelopes, self, times);
  }

  /**
   * Opens an ask.
   *
   * @param wire exactly the received bytes
   * @param deliveredBy the member that the TLS handshake proved: the issuer, or the last relay
   * @throws RefusedException {@code ENVELOPE_MALFORMED, SIGNATURE_INVALID, NOT_FOR_THIS_NODE,
   *     NOT_FROM_THIS_PEER, TOO_OLD, NOT_YET_VALID, RELAY_LOOP}
   */
  public OpenedAsk openAsk(byte[] wire, MemberCode deliveredBy) {
    try {
      var arrival = arrivals.of(wire, deliveredBy);
      var verified = envelopes.verify(arrival.sealed(), Typing.ASK);
      if (!envelopes.speaks(verified.key().suite())) {
        throw new RefusedException(
            Reason.SIGNATURE_INVALID, "this node holds no key of " + verified.key().suite());
      }
      var ask = AskClaims.read(verified.payload(), verified.lines().items());
      if (!ask.issuer().equals(verified.key().owner())) {
        throw new RefusedException(Reason.SIGNATURE_INVALID, "iss is not the certificate's owner");
      }
      if (!ask.audience().equals(self)) {
        throw new RefusedException(Reason.NOT_FOR_THIS_NODE, "aud is " + ask.audience());
      }
      arrivals.check(arrival, ask, verified.key().suite());
      times.check(ask.validity());
      return new OpenedAsk(
          ask,
          verified.lines(),
          verified.key().thumbprint(),
          verified.key().suite(),
          verified.encrypted(),
          arrival.trail());
    } catch (NotSealedException e) {
      throw new RefusedException(Reason.ENVELOPE_MALFORMED, e.getMessage());
    } catch (Envelopes.UnverifiedException e) {
      throw new RefusedException(Reason.SIGNATURE_INVALID, e.getMessage());
    }
  }

  /**
   * Opens the answer to an ask of this node.
   *
   * @throws RefusedException {@code ANSWER_INVALID} when it can't be believed, {@code
   *     ANSWER_MISMATCHED} when it answers something else, {@code RELAY_LOOP}
   */
  public OpenedAnswer openAnswer(byte[] wire, SealedAsk sent) {
    return (OpenedAnswer) opened(wire, sent, Typing.ANSWER);
  }

  /**
   * Opens a receipt about an ask of this node.
   *
   * @throws RefusedException {@code ANSWER_INVALID} when it can't be believed, {@code
   *     ANSWER_MISMATCHED} when it is about something else, {@code RELAY_LOOP}
   */
  public OpenedReceipt openReceipt(byte[] wire, SealedAsk sent) {
    return (OpenedReceipt) opened(wire, sent, Typing.RECEIPT);
  }

  /**
   * Opens what came back for an ask of this node that may be answered later: its answer, or a
   * receipt.
   *
   * @throws RefusedException as {@link #openAnswer}
   */
  public OpenedReply openReply(byte[] wire, SealedAsk sent) {
    return opened(wire, sent, Typing.ANSWER, Typing.RECEIPT);
  }

  private OpenedReply opened(byte[] wire, SealedAsk sent, Typing... kinds) {
    try {
      var from = arrivals.reply(wire, sent);
      var verified = envelopes.verify(from.sealed(), kinds);
      return verified.typing() == Typing.RECEIPT
          ? receipt(from, verified, sent)
          : answer(from, verified, sent);
    } catch (NotSealedException | Envelopes.UnverifiedException e) {
      throw new RefusedException(Reason.ANSWER_INVALID, e.getMessage());
    }
  }

  private OpenedReceipt receipt(Arrivals.Reply from, Envelopes.Verified verified, SealedAsk sent)
      throws NotSealedException {
    if (!verified.lines().items().isEmpty()) {
      throw new NotSealedException("a receipt with items");
    }
    var receipt = ReceiptClaims.read(verified.payload());
    new ReceiptMatch(self, times).check(receipt, from, verified, sent);
    return new OpenedReceipt(
        receipt, verified.signed(), verified.digest(), verified.key().thumbprint(), sent.signed());
  }

  private OpenedAnswer answer(Arrivals.Reply from, Envelopes.Verified verified, SealedAsk sent)
      throws NotSealedException {
    var answer = AnswerClaims.read(verified.payload(), verified.lines().items());
    if (!verified.key().owner().equals(from.speaker()) || !answer.issuer().equals(from.speaker())) {
      throw new RefusedException(Reason.ANSWER_INVALID, "signed by another than was asked");
    }
    from.check(answer);
    checkAnswers(answer, sent);
    ItemMatch.check(answer, sent.signed().items());
    checkSuite(answer, sent, verified.key().suite());
    checkSecrecy(answer, sent, verified.encrypted());
    return new OpenedAnswer(
        answer, verified.signed(), verified.digest(), verified.key().thumbprint(), sent.signed());
  }

  /**
   * Opens an exchange again from what the journal keeps of it, by the same checks.
   *
   * @param ask the signed bytes of an ask of this node
   * @param answer the signed bytes of its answer
   * @throws RefusedException {@code ANSWER_INVALID, ANSWER_MISMATCHED}
   */
  public OpenedAnswer reopen(byte[] ask, byte[] answer) {
    try {
      var verified = envelopes.verify(ask, Typing.ASK);
      if (!verified.key().owner().equals(self)) {
        throw new RefusedException(Reason.ANSWER_INVALID, "the ask is not this node's");
      }
      var signed =
          new SignedAsk(
              AskClaims.read(verified.payload(), verified.lines().items()),
              verified.lines(),
              verified.key().suite());
      return openAnswer(answer, new SealedAsk(signed, ask, false));
    } catch (NotSealedException | Envelopes.UnverifiedException e) {
      throw new RefusedException(Reason.ANSWER_INVALID, e.getMessage());
    }
  }

  private void checkAnswers(Answer answer, SealedAsk sent) {
    var ask = sent.signed().ask();
    if (!answer.audience().equals(self)) {
      throw new RefusedException(Reason.ANSWER_MISMATCHED, "aud is " + answer.audience());
    }
    // who could not open the ask can name it only by the bytes on the wire
    var named =
        answer.inReplyTo().isPresent() ? sent.signed().digest() : Digest.sha256(sent.wire());
    if (!answer.askDigest().equals(named)) {
      throw new RefusedException(Reason.ANSWER_MISMATCHED, "digest of another ask");
    }
    if (answer.inReplyTo().isPresent() && !answer.inReplyTo().get().equals(ask.id())) {
      throw new RefusedException(Reason.ANSWER_MISMATCHED, "irt names another ask");
    }
    if (!times.fits(answer.issuedAt(), ask.validity().issuedAt())) {
      throw new RefusedException(Reason.ANSWER_INVALID, "iat " + answer.issuedAt());
    }
  }

  /** Who could not open the ask can't tell its suite either, and says nothing but no. */
  private static void checkSuite(Answer answer, SealedAsk sent, Suite suite) {
    if (answer.inReplyTo().isPresent() && suite != sent.signed().suite()) {
      throw new RefusedException(
          Reason.ANSWER_INVALID, "asked in " + sent.signed().suite() + ", answered in " + suite);
    }
  }

  /** What was asked under encryption must not come back in the open. */
  private static void checkSecrecy(Answer answer, SealedAsk sent, boolean encrypted) {
    if (sent.encrypted() && !encrypted && answer.outcome() != Outcome.REFUSED) {
      throw new RefusedException(Reason.ANSWER_INVALID, "an encrypted ask was answered openly");
    }
  }
}
