package org.tongban.harness.partner;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MessageId;
import org.tongban.core.proof.ProofContent;
import org.tongban.core.proof.ProvenEntry;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.harness.forge.RawProof;
import org.tongban.harness.forge.ReadMessage;

/** Regions whose proofs prove less than they should, or more. */
final class ProofFaults {
  private ProofFaults() {}

  static List<Fault> all() {
    return List.of(
        file("PRF-01", "compresses-its-proofs", members -> RawProof.zip(members, true)),
        file("PRF-02", "adds-to-its-proofs-unsigned", ProofFaults::withUnsignedMember),
        proofs("PRF-03", "has-a-stranger-seal-its-proofs", ProofFaults::sealedByStranger),
        content("PRF-04", "proves-another-answer", ProofFaults::otherAnswer),
        content("PRF-05", "proves-what-was-encrypted", ProofFaults::encrypted),
        proofs("PRF-06", "proves-others-exchanges-too", ProofFaults::withAnothers),
        content("PRF-07", "leaves-the-askers-certificate-out", ProofFaults::withoutAsker),
        content(
            "PRF-08",
            "leaves-the-revocation-lists-out",
            (content, exchange, trade) ->
                files(content, files -> files.keySet().removeIf(is("revocation/")))),
        content("PRF-09", "signs-the-directory-itself", ProofFaults::ownDirectory),
        content(
            "PRF-10",
            "proves-another-contract",
            (content, exchange, trade) ->
                files(
                    content,
                    files ->
                        files.replaceAll(
                            (name, bytes) ->
                                name.endsWith("contract.yaml") ? longer(bytes) : bytes))),
        content("PRF-11", "leads-an-entry-the-wrong-way", ProofFaults::wrongWay),
        proofs(
            "PRF-12",
            "proves-from-another-journal",
            (good, exchange, trade) ->
                good.make(
                    exchange, good.content(exchange, new PartnerJournal("other"), trade.clock()))),
        proofs(
            "PRF-13",
            "stamps-with-the-clock-of-yesterday",
            (good, exchange, trade) ->
                good.make(
                    exchange,
                    good.content(
                        exchange,
                        trade.books().journal(),
                        Clock.offset(trade.clock(), Duration.ofDays(-1))))));
  }

  /** Another way to make a proof. */
  @FunctionalInterface
  private interface Proof {
    byte[] of(PartnerProofs good, Exchange exchange, Trade trade);
  }

  private static Fault proofs(String check, String name, Proof proof) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.proving(
                honest -> exchange -> proof.of(new PartnerProofs(trade), exchange, trade)));
  }

  /** Changes the finished file. */
  private static Fault file(
      String check, String name, Function<Map<String, byte[]>, byte[]> change) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.proving(
                honest ->
                    exchange ->
                        change.apply(
                            new LinkedHashMap<>(
                                RawProof.read(honest.prove(exchange)).orElseThrow().members()))));
  }

  /** Another content, sealed as it should be. */
  @FunctionalInterface
  private interface Content {
    ProofContent of(ProofContent good, Exchange exchange, Trade trade);
  }

  private static Fault content(String check, String name, Content change) {
    return proofs(
        check,
        name,
        (good, exchange, trade) ->
            good.make(exchange, change.of(good.content(exchange), exchange, trade)));
  }

  private static byte[] withUnsignedMember(Map<String, byte[]> members) {
    var certificate =
        members.keySet().stream().filter(is("certificates/")).findFirst().orElseThrow();
    members.put("certificates/more.pem", members.get(certificate));
    return RawProof.zip(members, false);
  }

  private static byte[] sealedByStranger(PartnerProofs good, Exchange exchange, Trade trade) {
    var stranger =
        new PartnerFiles(trade.certificates()).keys(PartnerFiles.STRANGER, trade.script().suites());
    var key = good.key(exchange.heard().suite(), stranger);
    return good.make(good.content(exchange), key);
  }

  /** The same words, signed once more: other bytes than those that were sent. */
  private static ProofContent otherAnswer(ProofContent good, Exchange exchange, Trade trade) {
    return exchange.heard().encrypted()
        ? good
        : answer(
            good, AnsweringFaults.resigned(exchange.signed(), exchange.heard(), trade, same -> {}));
  }

  private static ProofContent encrypted(ProofContent good, Exchange exchange, Trade trade) {
    return exchange.heard().encrypted() ? answer(good, exchange.wire()) : good;
  }

  private static ProofContent withoutAsker(ProofContent good, Exchange exchange, Trade trade) {
    var signer = ReadMessage.of(exchange.heard().signed()).orElseThrow().header();
    var name = PartnerProofs.name(signer.path("x5t#S256").asText());
    return files(good, files -> files.remove(name));
  }

  private static ProofContent ownDirectory(ProofContent good, Exchange exchange, Trade trade) {
    var payload = new String(good.directory(), StandardCharsets.US_ASCII).split("\\.", -1)[1];
    var own = new PartnerFiles(trade.certificates()).pair(trade.self(), KeyUse.SIGN, Suite.ES256);
    var signed =
        new SignedDocuments(CryptoProvider.choose())
            .signDirectory(Base64.getUrlDecoder().decode(payload), own);
    return with(good, good.answer(), good.entries(), signed, good.files());
  }

  /** The answer's entry with the path of the ask's. */
  private static ProofContent wrongWay(ProofContent good, Exchange exchange, Trade trade) {
    var ask = good.entries().get(0);
    var answer = new ProvenEntry(good.entries().get(1).entry(), ask.path());
    return with(good, good.answer(), List.of(ask, answer), good.directory(), good.files());
  }

  /** The entry of an exchange with somebody else, before this one. */
  private static byte[] withAnothers(PartnerProofs good, Exchange exchange, Trade trade) {
    var facts =
        EntryFacts.of(EntryKind.ASK_RECEIVED, exchange.at())
            .withExchange(Optional.of(MessageId.next()));
    var other = trade.books().journal().append(EntryDraft.withoutEvidence(facts));
    var content = good.content(exchange);
    var size = content.entries().get(0).path().orElseThrow().size();
    var entries = new ArrayList<>(content.entries());
    entries.add(PartnerProofs.proven(other, trade.books().journal(), size));
    return good.make(
        exchange, with(content, content.answer(), entries, content.directory(), content.files()));
  }

  private static Predicate<String> is(String folder) {
    return name -> name.startsWith(folder);
  }

  private static byte[] longer(byte[] bytes) {
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return longer;
  }

  private static ProofContent answer(ProofContent good, byte[] answer) {
    return with(good, Optional.of(answer), good.entries(), good.directory(), good.files());
  }

  private static ProofContent files(ProofContent good, Consumer<Map<String, byte[]>> change) {
    var files = new TreeMap<>(good.files());
    change.accept(files);
    return with(good, good.answer(), good.entries(), good.directory(), files);
  }

  private static ProofContent with(
      ProofContent good,
      Optional<byte[]> answer,
      List<ProvenEntry> entries,
      byte[] directory,
      Map<String, byte[]> files) {
    return new ProofContent(
        good.member(),
        good.exchange(),
        good.ask(),
        answer,
        entries,
        good.note(),
        good.stamp(),
        directory,
        good.release(),
        files);
  }
}
