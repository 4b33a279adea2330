package org.tongban.harness.partner;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.SealedAnswer;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.harness.scenario.ScriptedAnswer;

/** Makes the answers of a simulated region and seals them as their asks were. */
final class Speech {
  private final MemberCode self;
  private final Sealer sealer;
  private final Supplier<TrustedDirectory> directory;
  private final Clock clock;

  Speech(MemberCode self, Sealer sealer, Supplier<TrustedDirectory> directory, Clock clock) {
    this.self = self;
    this.sealer = sealer;
    this.directory = directory;
    this.clock = clock;
  }

  SealedAnswer answer(OpenedAsk opened, ScriptedAnswer scripted) {
    return seal(
        new Answer(
            MessageId.next(),
            self,
            opened.ask().issuer(),
            now(),
            Optional.of(opened.ask().id()),
            opened.digest(),
            scripted.outcome(),
            scripted.reason(),
            List.of(),
            scripted.asOf(),
            scripted.missing(),
            scripted.body()),
        opened);
  }

  /** A no to an ask that could be read. */
  SealedAnswer refusal(OpenedAsk opened, String reason, List<ServiceVersion> accepts) {
    var ask = opened.ask();
    return seal(no(ask.issuer(), Optional.of(ask.id()), opened.digest(), reason, accepts), opened);
  }

  /** A no to bytes that could not. */
  SealedAnswer refusal(byte[] wire, MemberCode from, String reason) {
    var refusal = no(from, Optional.empty(), Digest.sha256(wire), reason, List.of());
    return sealer.seal(sealer.sign(refusal, sealer.suites().get(0)), Optional.empty());
  }

  private Answer no(
      MemberCode to,
      Optional<MessageId> inReplyTo,
      Digest digest,
      String reason,
      List<ServiceVersion> accepts) {
    return new Answer(
        MessageId.next(),
        self,
        to,
        now(),
        inReplyTo,
        digest,
        Outcome.REFUSED,
        Optional.of(reason),
        accepts,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private SealedAnswer seal(Answer answer, OpenedAsk opened) {
    var recipient =
        opened.encrypted()
            ? encryptionKey(answer.audience(), opened.suite())
            : Optional.<CertifiedKey>empty();
    return sealer.seal(sealer.sign(answer, opened.suite()), recipient, opened);
  }

  private Optional<CertifiedKey> encryptionKey(MemberCode member, Suite suite) {
    return directory.get().directory().member(member).stream()
        .flatMap(known -> known.keys(KeyUse.ENCRYPT, suite, clock.instant()).stream())
        .findFirst();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
