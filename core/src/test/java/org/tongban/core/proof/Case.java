package org.tongban.core.proof;

import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongban.core.catalogue.Release;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.directory.Suite;
import org.tongban.core.journal.Chain;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.MerkleLog;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Undelivered;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationKey;
import org.tongban.core.seal.DemonstrationTimeStamper;
import org.tongban.core.seal.OcspQuestion;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.SignedAsk;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.Unproven;

/** An exchange of two members with everything that its proof holds. Wujiang asks and proves. */
final class Case {
  static final CryptoProvider CRYPTO = CryptoProvider.choose();
  static final Map<Suite, DemonstrationAuthority> AUTHORITIES =
      Map.of(
          Suite.ES256, DemonstrationAuthority.create(CLOCK, 30),
          Suite.SM2, DemonstrationAuthority.create(CLOCK, 30, Suite.SM2));
  static final Bureau ASKER = new Bureau(ExampleDirectory.WUJIANG, AUTHORITIES);
  static final Bureau ANSWERER = new Bureau(ExampleDirectory.QINGPU, AUTHORITIES);
  static final DemonstrationKey OPERATOR = AUTHORITIES.get(Suite.ES256).issueOperator();
  static final DemonstrationKey STAMPER = AUTHORITIES.get(Suite.ES256).issueTimeStamper();
  static final Anchors ANCHORS =
      new Anchors(
          List.of(OPERATOR.certificate()),
          AUTHORITIES.values().stream().map(DemonstrationAuthority::certificate).toList(),
          List.of(AUTHORITIES.get(Suite.ES256).certificate()));

  private final SignedDocuments documents = new SignedDocuments(CRYPTO);
  private final Suite suite;
  private final SignedAsk ask;
  private final byte[] answer;
  private final byte[] statement;
  private final List<JournalEntry> entries;

  Case(Suite suite) {
    this(suite, EntryKind.ANSWER_RECEIVED);
  }

  /** An exchange whose ask could never be handed over, as the asker's journal has it. */
  static Case neverHandedOver(Suite suite) {
    return new Case(suite, EntryKind.UNDELIVERED);
  }

  private Case(Suite suite, EntryKind ending) {
    this.suite = suite;
    this.ask = new Sealer(CRYPTO, ASKER::keys).sign(Unproven.ask(NOW), suite);
    this.answer = answer(ask.digest());
    var first = entry(Head.EMPTY, EntryKind.ASK_SENT, ask.bytes());
    this.statement = statement(ASKER, ASKER, ask.digest());
    boolean unsent = ending == EntryKind.UNDELIVERED;
    var second = entry(Head.after(first), ending, unsent ? statement : answer);
    this.entries = List.of(first, second);
  }

  private byte[] answer(Digest asked) {
    var said =
        new Answer(
            MessageId.next(),
            ANSWERER.code(),
            ASKER.code(),
            NOW,
            Optional.of(ask.ask().id()),
            asked,
            Outcome.NOT_FOUND,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return new Sealer(CRYPTO, ANSWERER::keys).sign(said, suite).bytes();
  }

  /** What the asker states of an ask that it could not hand over, or somebody in its name. */
  byte[] statement(Bureau issuer, Bureau signer, Digest asked) {
    var said =
        new Undelivered(
            MessageId.next(),
            issuer.code(),
            ANSWERER.code(),
            NOW,
            ask.ask().id(),
            asked,
            Hop.RELAY,
            Reason.PEER_UNREACHABLE,
            17,
            NOW.minusSeconds(86_400),
            NOW);
    return new Sealer(CRYPTO, signer::keys).sign(said, suite);
  }

  /** The same as its journal has it. */
  byte[] statement() {
    return statement;
  }

  private JournalEntry entry(Head head, EntryKind kind, byte[] evidence) {
    var facts =
        EntryFacts.of(kind, NOW)
            .withExchange(Optional.of(ask.ask().id()))
            .withPeer(Optional.of(ANSWERER.code()))
            .withSubject(ask.ask().service(), ask.ask().purpose());
    return Chain.link(head, new EntryDraft(facts, evidence));
  }

  /** What a node has when everything is there. */
  ProofContent content() {
    return content(Optional.of(answer), proven(), Optional.of(stamp(note())), Map.of());
  }

  ProofContent content(
      Optional<byte[]> said,
      List<ProvenEntry> proven,
      Optional<Stamp> stamp,
      Map<String, byte[]> instead) {
    var files = new TreeMap<>(files());
    files.putAll(instead);
    return new ProofContent(
        ASKER.code(),
        ask.ask().id(),
        ask.bytes(),
        said,
        proven,
        Optional.empty(),
        stamp,
        directory(),
        Optional.of(release()),
        files);
  }

  /** What a responder of the authority says of the asker's certificate, as a member by its name. */
  Map<String, byte[]> responder(boolean revoked) {
    var authority = AUTHORITIES.get(suite);
    var certificate = ASKER.signing(suite).certificate();
    var responder = authority.responder(CLOCK, Duration.ofDays(1));
    if (revoked) {
      responder.revoke(certificate);
    }
    var question = OcspQuestion.about(certificate, authority.certificate()).encoded();
    var name = "revocation/answer-" + CertifiedKey.thumbprintOf(certificate) + ".ocsp";
    return Map.of(name, responder.answer(question));
  }

  /** An answer that is good in itself and was given to another ask. */
  byte[] otherAnswer() {
    return answer(Digest.sha256(answer));
  }

  byte[] make(ProofContent content) {
    var key = new Sealer(CRYPTO, ASKER::keys).evidenceKey(suite);
    return new ProofMaker(CLOCK).make(content, key);
  }

  static ProofReport verify(byte[] file) {
    return new ProofVerifier(CRYPTO, ANCHORS, CLOCK).verify(file);
  }

  List<ProvenEntry> proven() {
    return List.of(
        new ProvenEntry(entries.get(0), Optional.of(path(0))),
        new ProvenEntry(entries.get(1), Optional.of(path(1))));
  }

  private InclusionPath path(int index) {
    var other = entries.get(1 - index).hash();
    return new InclusionPath(index, 2, List.of(MerkleLog.leaf(other)));
  }

  byte[] note() {
    var root = path(0).root(entries.get(0).hash());
    var sealer = new CheckpointSealer(CRYPTO, ASKER::keys, ASKER.code());
    return sealer.sign(Checkpoint.of(ASKER.code(), 2, root)).bytes();
  }

  static Stamp stamp(byte[] note) {
    var manifest = Stamp.manifest(note);
    var request = TimeStampRequest.over(manifest);
    var authority = new DemonstrationTimeStamper(Bureau.files(STAMPER), CLOCK);
    var stamp = request.open(authority.answer(request.bytes()));
    return new Stamp(note, manifest, stamp.bytes());
  }

  private byte[] directory() {
    ObjectNode tree = ExampleDirectory.tree();
    ASKER.publish(tree);
    ANSWERER.publish(tree);
    var json = tree.toString().getBytes(StandardCharsets.UTF_8);
    return documents.signDirectory(json, Bureau.files(OPERATOR));
  }

  private byte[] release() {
    var digests = new TreeMap<String, String>();
    files()
        .forEach(
            (name, bytes) -> {
              if (name.startsWith(ProofContent.CONTRACT)) {
                digests.put(
                    name.substring(ProofContent.CONTRACT.length()),
                    HexFormat.of().formatHex(Digest.sha256(bytes).bytes()));
              }
            });
    var release = new Release("example", 3, NOW, NOW.plusSeconds(86_400), digests);
    return documents.signCatalogue(release, Bureau.files(OPERATOR));
  }

  private Map<String, byte[]> files() {
    var files = new TreeMap<String, byte[]>();
    for (var key : List.of(ASKER.signing(suite), ANSWERER.signing(suite))) {
      var name = CertifiedKey.thumbprintOf(key.certificate());
      files.put("certificates/c" + name + ".pem", ascii(key.certificatePem()));
    }
    var list = AUTHORITIES.get(suite).revocationList(1, NOW, NOW.plusSeconds(86_400), List.of());
    files.put("revocation/1.crl", list);
    files.put("contract/assistance/status/1.0/contract.yaml", ascii("service: assistance.status"));
    files.put("contract/assistance/status/1.0/ask.schema.json", ascii("{}"));
    return files;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
