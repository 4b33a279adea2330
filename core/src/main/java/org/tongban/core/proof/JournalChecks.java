package org.tongban.core.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Digest;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;

/** Whether the exchange stands in the journal, and since when somebody else knows it. */
final class JournalChecks {
  private static final Set<EntryKind> ASKS = Set.of(EntryKind.ASK_SENT, EntryKind.ASK_RECEIVED);
  private static final Set<EntryKind> ANSWERS =
      Set.of(EntryKind.ANSWER_RECEIVED, EntryKind.ANSWER_SENT, EntryKind.REFUSAL_SENT);

  /** Clocks of two machines differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Dossier dossier;

  JournalChecks(Dossier dossier) {
    this.dossier = dossier;
  }

  List<String> checkpoint() {
    var note = dossier.member(Stamp.NOTE, ProofReason.NO_CHECKPOINT_YET);
    var directory = dossier.directory();
    try {
      var opened = new CheckpointOpener(dossier.crypto, () -> directory, dossier.then()).open(note);
      if (!opened.member().equals(dossier.statement().member())
          || !Arrays.equals(opened.bytes(), note)) {
        throw CheckFault.failed(ProofReason.CHECKPOINT_NOT_SIGNED);
      }
      dossier.checkpoint(opened.checkpoint());
      return List.of(opened.checkpoint().origin(), Long.toString(opened.checkpoint().size()));
    } catch (RefusedException e) {
      throw CheckFault.failed(ProofReason.CHECKPOINT_NOT_SIGNED);
    }
  }

  List<String> recorded() {
    var entries = EntriesDocument.read(dossier.member(ProofContent.ENTRIES));
    dossier.entries(entries);
    holds(entries, ASKS, ProofContent.ASK);
    if (dossier.container.names().contains(ProofContent.ANSWER)) {
      holds(entries, ANSWERS, ProofContent.ANSWER);
    }
    if (dossier.container.names().contains(ProofContent.UNDELIVERED)) {
      holds(entries, Set.of(EntryKind.UNDELIVERED), ProofContent.UNDELIVERED);
    }
    for (var proven : entries) {
      if (!proven.entry().facts().exchange().equals(dossier.statement().exchange())) {
        throw CheckFault.failed(ProofReason.ANOTHER_EXCHANGE);
      }
    }
    if (!dossier.container.names().contains(Stamp.NOTE)) {
      throw dossier.absent(Stamp.NOTE, ProofReason.NO_CHECKPOINT_YET);
    }
    entries.forEach(this::standsInTree);
    return List.of(
        dossier.checkpoint().origin(),
        Integer.toString(entries.size()),
        Long.toString(dossier.checkpoint().size()));
  }

  private void holds(List<ProvenEntry> entries, Set<EntryKind> kinds, String member) {
    var digest = Digest.ofMessage(dossier.member(member));
    var of = entries.stream().filter(one -> kinds.contains(one.entry().facts().kind())).toList();
    if (of.isEmpty()) {
      throw CheckFault.failed(ProofReason.ENTRY_MISSING, member);
    }
    if (of.stream().noneMatch(one -> one.entry().evidenceDigest().equals(digest))) {
      throw CheckFault.failed(ProofReason.EVIDENCE_DIFFERS, member);
    }
  }

  private void standsInTree(ProvenEntry proven) {
    var entry = proven.entry();
    var seq = Long.toString(entry.seq());
    var path = proven.path().orElseThrow(() -> CheckFault.failed(ProofReason.NOT_IN_THE_TREE, seq));
    var checkpoint = dossier.checkpoint();
    boolean stands =
        path.index() == entry.seq() - 1
            && path.size() == checkpoint.size()
            && root(proven).equals(checkpoint.root());
    if (!stands) {
      throw CheckFault.failed(ProofReason.NOT_IN_THE_TREE, seq);
    }
  }

  private static Digest root(ProvenEntry proven) {
    try {
      return proven.path().orElseThrow().root(proven.entry().hash());
    } catch (IllegalArgumentException e) {
      throw CheckFault.failed(ProofReason.NOT_IN_THE_TREE, Long.toString(proven.entry().seq()));
    }
  }

  List<String> time() {
    var manifest = dossier.member(Stamp.MANIFEST, ProofReason.NO_STAMP_YET);
    var note = dossier.member(Stamp.NOTE, ProofReason.NO_CHECKPOINT_YET);
    if (!Arrays.equals(manifest, Stamp.manifest(note))) {
      throw CheckFault.failed(ProofReason.STAMP_OF_SOMETHING_ELSE);
    }
    var stamp = TimeStamp.read(dossier.member(Stamp.TOKEN, ProofReason.NO_STAMP_YET));
    if (!stamp.covers(manifest)) {
      throw CheckFault.failed(ProofReason.STAMP_OF_SOMETHING_ELSE);
    }
    if (dossier.anchors.stampers().isEmpty()) {
      throw CheckFault.notChecked(ProofReason.NO_ANCHOR);
    }
    if (!stamp.isBy(dossier.anchors.stampers())) {
      throw CheckFault.failed(ProofReason.STAMP_NOT_BY_THE_AUTHORITY);
    }
    if (stamp.at().plus(SKEW).isBefore(latest())) {
      throw CheckFault.failed(ProofReason.STAMP_EARLIER_THAN_ENTRIES);
    }
    dossier.stamp(new Stamp(note, manifest, stamp.bytes()));
    return List.of(stamp.at().toString());
  }

  /** Whether the stamp, alone or with those that renewed it in time, holds until now. */
  List<String> lasting(Instant now) {
    var stamp = dossier.stamp();
    var trusted = dossier.anchors.stampers();
    var record = dossier.container.member(Stamp.RECORD).map(EvidenceRecord::read);
    if (record.isPresent()
        && !Arrays.equals(dossier.member(Stamp.RECORD_MANIFEST), stamp.recordManifest())) {
      throw CheckFault.failed(ProofReason.RECORD_OF_SOMETHING_ELSE, Stamp.RECORD_MANIFEST);
    }
    var end =
        record
            .map(renewals -> renewals.holds(stamp, trusted))
            .orElseGet(() -> TimeStamp.read(stamp.token()).end(trusted));
    if (!now.isBefore(end)) {
      throw CheckFault.notChecked(ProofReason.STAMP_ENDED);
    }
    return List.of(end.toString(), record.map(EvidenceRecord::length).orElse(0).toString());
  }

  private Instant latest() {
    return dossier.entries().stream()
        .map(proven -> proven.entry().facts().at())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}
