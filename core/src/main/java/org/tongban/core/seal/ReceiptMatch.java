package org.tongban.core.seal;

import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Receipt;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Whether a verified receipt is about the ask that this node sent, by who may say so. */
final class ReceiptMatch {
  private final MemberCode self;
  private final Times times;

  ReceiptMatch(MemberCode self, Times times) {
    this.self = self;
    this.times = times;
  }

  void check(Receipt receipt, Arrivals.Reply from, Envelopes.Verified verified, SealedAsk sent) {
    checkSpeaker(receipt, from, verified.key());
    checkAsk(receipt, sent);
    if (verified.key().suite() != sent.signed().suite()) {
      throw new RefusedException(
          Reason.ANSWER_INVALID,
          "asked in " + sent.signed().suite() + ", receipt in " + verified.key().suite());
    }
    // a relay says neither ticket nor day; what the asked member says of a secret ask is secret too
    if (sent.encrypted() && !verified.encrypted() && receipt.step() != Step.RELAYED) {
      throw new RefusedException(Reason.ANSWER_INVALID, "an open receipt of an encrypted ask");
    }
  }

  private static void checkSpeaker(Receipt receipt, Arrivals.Reply from, CertifiedKey key) {
    if (!key.owner().equals(from.speaker()) || !receipt.issuer().equals(from.speaker())) {
      throw new RefusedException(Reason.ANSWER_INVALID, "signed by another than was asked");
    }
    if (from.byRelay() != (receipt.step() == Step.RELAYED)) {
      throw new RefusedException(
          Reason.ANSWER_INVALID, receipt.step() + " is not for " + from.speaker() + " to say");
    }
  }

  private void checkAsk(Receipt receipt, SealedAsk sent) {
    if (!receipt.audience().equals(self)) {
      throw new RefusedException(Reason.ANSWER_MISMATCHED, "aud is " + receipt.audience());
    }
    var received =
        receipt.step() == Step.RELAYED ? Digest.sha256(sent.wire()) : sent.signed().digest();
    if (!receipt.askDigest().equals(received)) {
      throw new RefusedException(Reason.ANSWER_MISMATCHED, "digest of another ask");
    }
    if (!receipt.inReplyTo().equals(sent.signed().ask().id())) {
      throw new RefusedException(Reason.ANSWER_MISMATCHED, "irt names another ask");
    }
    if (!times.fits(receipt.issuedAt(), sent.signed().ask().validity().issuedAt())) {
      throw new RefusedException(Reason.ANSWER_INVALID, "iat " + receipt.issuedAt());
    }
  }
}
