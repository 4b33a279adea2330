package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.message.Digest;

/**
 * A link of the chain. Holding one proves nothing; {@link ChainCheck} tells whether it is whole.
 *
 * @param seq place in the chain, from 1, without gaps
 * @param evidenceDigest of the evidence bytes, also where these are empty
 * @param previous hash of the entry before, {@link Head#EMPTY} for the first
 * @param hash over all of the above, see {@link Chain}
 */
public record JournalEntry(
    long seq, EntryFacts facts, Digest evidenceDigest, Digest previous, Digest hash) {
  public JournalEntry {
    if (seq < 1) {
      throw new IllegalArgumentException("a chain is counted from 1");
    }
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(evidenceDigest, "evidenceDigest");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(hash, "hash");
  }
}
