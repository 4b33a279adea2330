package org.tongban.harness.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.Outcome;
import org.tongban.core.proof.ProofContent;
import org.tongban.core.proof.ProofMaker;
import org.tongban.core.proof.ProvenEntry;
import org.tongban.core.proof.Stamp;
import org.tongban.core.proof.TimeStampRequest;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.DemonstrationTimeStamper;
import org.tongban.core.seal.EvidenceKey;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.Sealer;
import org.tongban.harness.forge.ReadMessage;

/** Makes the proofs of a simulated region's exchanges as PROTOCOL.md says. */
final class PartnerProofs {
  private static final int LINE = 64;

  private final Trade trade;
  private final CryptoProvider provider = CryptoProvider.choose();

  PartnerProofs(Trade trade) {
    this.trade = trade;
  }

  byte[] prove(Exchange exchange) {
    return make(exchange, content(exchange));
  }

  /** The file, sealed with the region's own key. */
  byte[] make(Exchange exchange, ProofContent content) {
    return make(content, key(exchange.heard().suite(), trade.own()));
  }

  byte[] make(ProofContent content, EvidenceKey key) {
    return new ProofMaker(trade.clock()).make(content, key);
  }

  EvidenceKey key(Suite suite, NodeKeys of) {
    return new Sealer(provider, () -> of).evidenceKey(suite);
  }

  ProofContent content(Exchange exchange) {
    return content(exchange, trade.books().journal(), trade.clock());
  }

  /**
   * @param journal in which it is recorded
   * @param stamps clock of the time-stamp authority
   */
  ProofContent content(Exchange exchange, PartnerJournal journal, Clock stamps) {
    var ask = exchange.heard().ask();
    var first = journal.append(asked(exchange));
    var second = journal.append(answered(exchange));
    var checkpoint = journal.checkpoint(trade.self());
    var note = new CheckpointSealer(provider, trade::own, trade.self()).sign(checkpoint).bytes();
    return new ProofContent(
        trade.self(),
        ask.id(),
        exchange.heard().signed(),
        Optional.of(exchange.signed()),
        List.of(
            proven(first, journal, checkpoint.size()), proven(second, journal, checkpoint.size())),
        Optional.of(note),
        trade
            .papers()
            .stamper()
            .map(files -> new DemonstrationTimeStamper(files, stamps))
            .map(stamper -> stamp(note, stamper)),
        trade.papers().directory(),
        trade.papers().release(),
        files(exchange));
  }

  static ProvenEntry proven(JournalEntry entry, PartnerJournal journal, long size) {
    return new ProvenEntry(entry, Optional.of(journal.inclusion(entry, size)));
  }

  private static EntryFacts facts(Exchange exchange, EntryKind kind) {
    var ask = exchange.heard().ask();
    return EntryFacts.of(kind, exchange.at())
        .withExchange(Optional.of(ask.id()))
        .withPeer(Optional.of(ask.issuer()))
        .withSubject(ask.service(), ask.purpose());
  }

  private static EntryDraft asked(Exchange exchange) {
    return new EntryDraft(facts(exchange, EntryKind.ASK_RECEIVED), exchange.heard().signed());
  }

  private static EntryDraft answered(Exchange exchange) {
    var answer = exchange.answer();
    var kind = answer.outcome() == Outcome.REFUSED ? EntryKind.REFUSAL_SENT : EntryKind.ANSWER_SENT;
    var facts = facts(exchange, kind).withOutcome(answer.outcome()).withReason(answer.reason());
    return new EntryDraft(facts, exchange.signed());
  }

  private static Stamp stamp(byte[] note, DemonstrationTimeStamper stamper) {
    var manifest = Stamp.manifest(note);
    var request = TimeStampRequest.over(manifest);
    var stamp = request.open(stamper.answer(request.bytes()));
    return new Stamp(note, manifest, stamp.bytes());
  }

  private Map<String, byte[]> files(Exchange exchange) {
    var files = new TreeMap<String, byte[]>();
    var own = key(exchange.heard().suite(), trade.own()).certificate();
    files.put(name(CertifiedKey.thumbprintOf(own)), pem(own));
    signer(exchange.heard().signed(), files);
    signer(exchange.signed(), files);
    lists(files);
    trade
        .papers()
        .contract(exchange.heard().ask())
        .forEach((name, bytes) -> files.put("contract/" + name, bytes));
    return files;
  }

  /** By the header as it stands: what another fault made of it is not judged here. */
  private void signer(byte[] signed, Map<String, byte[]> files) {
    var thumbprint = ReadMessage.of(signed).orElseThrow().header().path("x5t#S256").asText();
    trade
        .directory()
        .get()
        .directory()
        .byThumbprint(thumbprint)
        .ifPresent(key -> files.put(name(thumbprint), pem(key.certificate())));
  }

  /** Name of a signer's certificate in a proof. */
  static String name(String thumbprint) {
    return "certificates/signer-" + thumbprint + ".pem";
  }

  private void lists(Map<String, byte[]> files) {
    try (var found = Files.newDirectoryStream(trade.certificates(), "*.crl")) {
      found.forEach(list -> files.put("revocation/list-" + list.getFileName(), Papers.bytes(list)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pem(X509Certificate certificate) {
    try {
      var body = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
      return ("-----BEGIN CERTIFICATE-----\n"
              + body.encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate without a DER form", e);
    }
  }
}
