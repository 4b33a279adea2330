package org.tongban.harness.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Checkpoint;
import org.tongban.harness.forge.RawEntry;
import org.tongban.harness.forge.RawManifest;
import org.tongban.harness.forge.RawNote;
import org.tongban.harness.forge.RawProof;
import org.tongban.harness.forge.RawStamp;

/** What a proof shows of the node's journal, and since when somebody else knows it. */
final class ProofJournalChecks {
  private static final String NOTE = "checkpoint.note";
  private static final String STAMPED = "META-INF/ASiCManifest002.xml";
  private static final String TOKEN = "META-INF/timestamp001.tst";

  /** Clocks of two machines differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private ProofJournalChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check("PRF-11", ProofChecks.SECTION, ProofChecks.PROVEN, ProofJournalChecks::recorded),
        new Check(
            "PRF-12",
            ProofChecks.SECTION,
            ProofChecks.and(Need.SHOWS, Need.GOES_ON),
            ProofJournalChecks::asShown),
        new Check(
            "PRF-13",
            ProofChecks.SECTION,
            ProofChecks.and(Need.ANCHORS),
            ProofJournalChecks::stamped));
  }

  /** What the checkpoint says, if a key of the member signed it. */
  private static Optional<Checkpoint> checkpoint(Subject node) {
    var origin = Checkpoint.origin(node.member());
    var text = new String(ProofChecks.proof(node).member(NOTE), StandardCharsets.UTF_8);
    return RawNote.read(text)
        .filter(
            note ->
                node.keys(KeyUse.SIGN).stream()
                    .anyMatch(key -> note.isSignedBy(origin, key.certificate())))
        .flatMap(ProofJournalChecks::parsed)
        .filter(said -> said.origin().equals(origin));
  }

  private static Optional<Checkpoint> parsed(RawNote note) {
    try {
      return Optional.of(Checkpoint.parse(note.text()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<RawEntry> entries(RawProof proof) {
    return RawEntry.all(proof.json("entries.json"));
  }

  private static Verdict recorded(Subject node) throws IOException {
    var proven = ProofChecks.proven(node);
    var entries = entries(ProofChecks.proof(node));
    var checkpoint = checkpoint(node);
    var good =
        has(entries, "ASK_RECEIVED", proven.ask())
            && has(entries, "ANSWER_SENT", proven.answer())
            && checkpoint
                .filter(
                    under ->
                        entries.stream()
                            .allMatch(one -> one.standsUnder(under.root(), under.size())))
                .isPresent();
    return Verdict.when(good, good ? entries.size() + " entries" : "not under a signed checkpoint");
  }

  private static boolean has(List<RawEntry> entries, String kind, byte[] evidence) {
    return entries.stream().anyMatch(one -> one.text("kind").equals(kind) && one.isOver(evidence));
  }

  private static Verdict asShown(Subject node) throws IOException {
    var proven = checkpoint(node);
    var good = proven.isPresent() && WitnessChecks.continues(node, proven.get());
    return Verdict.when(good, good ? "the journal that it shows" : "another journal");
  }

  /** Since the exchange, which was just made, and not later than now. */
  private static Verdict stamped(Subject node) {
    var proof = ProofChecks.proof(node);
    var manifest = proof.member(STAMPED);
    var stamp =
        RawStamp.read(proof.member(TOKEN))
            .filter(token -> token.covers(manifest))
            .filter(token -> token.isBy(node.proofs().anchors().stampers()));
    var names =
        RawManifest.read(manifest)
            .filter(read -> read.about().equals(TOKEN))
            .filter(read -> read.names(NOTE, proof.member(NOTE)));
    if (stamp.isEmpty() || names.isEmpty()) {
      return Verdict.when(
          false, proof.members().containsKey(TOKEN) ? "not over the checkpoint" : "no time-stamp");
    }
    var at = stamp.get().at();
    var good = !at.plus(SKEW).isBefore(latest(proof)) && !at.minus(SKEW).isAfter(node.now());
    return Verdict.when(good, good ? "since the exchange" : "of another time");
  }

  private static Instant latest(RawProof proof) {
    return entries(proof).stream()
        .flatMap(entry -> entry.at().stream())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX.minus(SKEW));
  }
}
