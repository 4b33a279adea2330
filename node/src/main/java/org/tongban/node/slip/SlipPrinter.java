package org.tongban.node.slip;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.identity.Divisions;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Slip;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptMessages;
import org.tongban.core.seal.Sealer;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.proof.ProofExport;

/** Prints the slip of an exchange out of what the journal holds of it. */
public final class SlipPrinter {
  private final MemberCode self;
  private final DirectoryKeeper directory;
  private final CatalogueKeeper catalogue;
  private final Divisions divisions;
  private final KeptMessages messages;
  private final ProofExport proofs;
  private final Sealer sealer;
  private final Clock clock;

  public SlipPrinter(
      MemberCode self,
      DirectoryKeeper directory,
      CatalogueKeeper catalogue,
      Divisions divisions,
      KeptMessages messages,
      ProofExport proofs,
      Sealer sealer,
      Clock clock) {
    this.self = self;
    this.directory = directory;
    this.catalogue = catalogue;
    this.divisions = divisions;
    this.messages = messages;
    this.proofs = proofs;
    this.sealer = sealer;
    this.clock = clock;
  }

  /**
   * A PDF.
   *
   * @param entries of the exchange, the oldest first
   * @param page address of the page that checks the code; it goes into the code
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} where ask or answer are not there; {@code
   *     PEER_NOT_TRUSTED} where one is of a key that the directory no longer names, or this node
   *     has no key in force
   */
  public byte[] print(List<StoredEntry> entries, String page) {
    var evidence = new ExchangeEvidence(entries);
    var signedAsk = evidence.ask().orElseThrow(SlipPrinter::unknown);
    var signedAnswer = evidence.answer().orElseThrow(SlipPrinter::unknown);
    var ask = messages.ask(signedAsk, certificate(messages.signerOfAsk(signedAsk)));
    var answer = messages.answer(signedAnswer, certificate(messages.signerOfAnswer(signedAnswer)));
    var slip =
        new Slip(
            self,
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            ask.id(),
            ask.issuer(),
            ask.audience(),
            ask.service(),
            ask.purpose(),
            answer.outcome(),
            answer.issuedAt(),
            Digest.sha256(signedAnswer));
    var suite = KeptMessages.suiteOf(signedAsk);
    var code = new String(sealer.sign(slip, suite), StandardCharsets.US_ASCII);
    var exchange = new SlipContent.Exchange(ask, answer, suite, stamped(entries));
    var content =
        new SlipContent(directory.held().directory(), catalogue.held(), divisions)
            .page(exchange, slip, page + "#" + code);
    return SlipPdf.print(content);
  }

  private static RefusedException unknown() {
    return new RefusedException(Reason.EXCHANGE_UNKNOWN, "no signed ask, or no answer yet");
  }

  private X509Certificate certificate(String thumbprint) {
    return directory
        .held()
        .directory()
        .byThumbprint(thumbprint)
        .map(CertifiedKey::certificate)
        .orElseThrow(() -> new RefusedException(Reason.PEER_NOT_TRUSTED, "no such key any more"));
  }

  private Optional<Instant> stamped(List<StoredEntry> entries) {
    long last = entries.stream().mapToLong(one -> one.entry().seq()).max().orElse(0);
    return proofs.stampedAt(last);
  }
}
