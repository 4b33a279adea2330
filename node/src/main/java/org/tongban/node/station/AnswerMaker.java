package org.tongban.node.station;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Receipt;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.policy.PerItem;
import org.tongban.core.policy.ReleasableAnswer;
import org.tongban.core.refusal.Reason;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.SealedAnswer;
import org.tongban.core.seal.SealedReceipt;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.lookup.Taken;

/** Makes and seals answers and refusals in this node's name. */
public final class AnswerMaker {
  private final Sealer sealer;
  private final Supplier<TrustedDirectory> directory;
  private final Supplier<Catalogue> catalogue;
  private final MemberCode self;
  private final Clock clock;

  public AnswerMaker(
      Sealer sealer,
      Supplier<TrustedDirectory> directory,
      Supplier<Catalogue> catalogue,
      MemberCode self,
      Clock clock) {
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.self = Objects.requireNonNull(self, "self");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  SealedAnswer answer(OpenedAsk opened, ReleasableAnswer answer) {
    var ask = opened.ask();
    return seal(
        new Answer(
            MessageId.next(),
            self,
            ask.issuer(),
            now(),
            Optional.of(ask.id()),
            opened.digest(),
            answer.outcome(),
            Optional.empty(),
            List.of(),
            answer.asOf(),
            answer.missing(),
            answer.body()),
        opened);
  }

  /** The answers to many asks in one message. */
  SealedAnswer answers(OpenedAsk opened, List<PerItem<ReleasableAnswer>> items) {
    var ask = opened.ask();
    var answers = items.stream().map(AnswerItems::of).toList();
    return seal(
        new Answer(
            MessageId.next(),
            self,
            ask.issuer(),
            now(),
            Optional.of(ask.id()),
            opened.digest(),
            Answer.outcome(answers),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            answers),
        opened);
  }

  /** That the ask was taken in, or how far it has come. */
  SealedReceipt receipt(OpenedAsk opened, Taken taken) {
    var ask = opened.ask();
    var receipt =
        new Receipt(
            MessageId.next(),
            self,
            ask.issuer(),
            now(),
            ask.id(),
            opened.digest(),
            taken.step(),
            Optional.of(taken.ticket()),
            taken.due());
    var suite = opened.suite();
    return sealer.seal(sealer.sign(receipt, suite), recipient(opened), opened);
  }

  /** The no to an opened ask. */
  SealedAnswer refusal(OpenedAsk opened, Outcome outcome, Reason reason) {
    var ask = opened.ask();
    var accepts =
        reason == Reason.VERSION_NOT_ACCEPTED
            ? catalogue.get().versions(ask.service())
            : List.<ServiceVersion>of();
    return seal(
        no(ask.issuer(), Optional.of(ask.id()), opened.digest(), outcome, reason, accepts), opened);
  }

  /**
   * The no to bytes that could not be opened, named by their digest only. Their suite isn't known
   * either, so it is said in the one that this node prefers.
   */
  SealedAnswer refusal(MemberCode peer, byte[] bytes, Reason reason) {
    var digest = Digest.sha256(bytes);
    var refusal = no(peer, Optional.empty(), digest, Outcome.REFUSED, reason, List.of());
    var none = Optional.<CertifiedKey>empty();
    return sealer.seal(sealer.sign(refusal, sealer.suites().get(0)), none);
  }

  private Answer no(
      MemberCode peer,
      Optional<MessageId> inReplyTo,
      Digest ask,
      Outcome outcome,
      Reason reason,
      List<ServiceVersion> accepts) {
    return new Answer(
        MessageId.next(),
        self,
        peer,
        now(),
        inReplyTo,
        ask,
        outcome,
        Optional.of(reason.code()),
        accepts,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** In the suite, the secrecy and the way of the ask. */
  private SealedAnswer seal(Answer answer, OpenedAsk opened) {
    return sealer.seal(sealer.sign(answer, opened.suite()), recipient(opened), opened);
  }

  private Optional<CertifiedKey> recipient(OpenedAsk opened) {
    return opened.encrypted()
        ? Optional.of(recipient(opened.ask().issuer(), opened.suite()))
        : Optional.empty();
  }

  private CertifiedKey recipient(MemberCode member, Suite suite) {
    return directory
        .get()
        .directory()
        .member(member)
        .flatMap(known -> known.keys(KeyUse.ENCRYPT, suite, clock.instant()).stream().findFirst())
        .orElseThrow(
            () -> new IllegalStateException(member + " has no encryption certificate of " + suite));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
