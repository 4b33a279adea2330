package org.tongban.core.journal;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tongban.core.seal.KeptSignature;

/**
 * Holds what was kept of erased messages to their signers' certificates, and to the later entries
 * that record the erasures. One hash state for each erasure that the walk has not come to.
 */
final class ErasureCheck {
  private final Function<String, Optional<X509Certificate>> certificates;
  private final Map<Long, Open> open = new TreeMap<>();
  private long verified;
  private long unverified;

  ErasureCheck(Function<String, Optional<X509Certificate>> certificates) {
    this.certificates = certificates;
  }

  private record Open(long first, KeptDigest digest) {}

  /** An entry whose evidence was erased; null where all is well. */
  ChainFault erased(long seq, StoredEntry.Erased erased) {
    if (erased.by() <= seq) {
      return ChainFault.ERASURE_UNRECORDED;
    }
    open.computeIfAbsent(erased.by(), by -> new Open(seq, new KeptDigest()))
        .digest()
        .add(seq, erased.kept());
    switch (KeptSignature.verdict(erased.kept(), certificates)) {
      case FAILED:
        return ChainFault.KEPT_SIGNATURE;
      case VERIFIED:
        verified++;
        return null;
      default:
        unverified++;
        return null;
    }
  }

  /** The entries of this month are not seen, nor what they say of erasures. */
  void skip(AwayMonth month) {
    open.keySet().removeIf(by -> month.touches(by, by));
  }

  /**
   * An entry whose evidence is there; null where all is well. An erasure that reached into a month
   * whose entries were not seen can't be checked.
   */
  ChainFault recorded(JournalEntry entry, byte[] evidence, MonthsCheck months) {
    var erased = open.remove(entry.seq());
    if (entry.facts().kind() != EntryKind.EVIDENCE_ERASED) {
      return erased == null ? null : ChainFault.ERASURE_ALTERED;
    }
    try {
      var kept = erased == null ? new KeptDigest() : erased.digest();
      var record = ErasureRecord.Stated.read(evidence);
      boolean seen = !months.skipped(record.first(), record.last());
      return !seen || record.kept().equals(kept.digest()) ? null : ChainFault.ERASURE_ALTERED;
    } catch (IllegalArgumentException e) {
      return ChainFault.ERASURE_ALTERED;
    }
  }

  /** The first entry that was erased without a record, after the last entry. */
  Optional<ChainResult.Broken> unrecorded() {
    return open.values().stream()
        .map(Open::first)
        .min(Long::compare)
        .map(seq -> new ChainResult.Broken(seq, ChainFault.ERASURE_UNRECORDED));
  }

  ChainResult.Erasures counted() {
    return new ChainResult.Erasures(verified, unverified);
  }
}
