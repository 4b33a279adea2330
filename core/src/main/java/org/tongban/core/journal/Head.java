package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.message.Digest;

/**
 * The end of the chain, which the next entry is linked to.
 *
 * @param seq number of the last entry, 0 when there is none
 * @param hash hash of the last entry
 */
public record Head(long seq, Digest hash) {
  /** The head before the first entry: 32 zero bytes, which no entry hashes to. */
  public static final Head EMPTY = new Head(0, new Digest(Digest.SHA_256, "A".repeat(43)));

  public Head {
    if (seq < 0) {
      throw new IllegalArgumentException("a head counts from 0");
    }
    Objects.requireNonNull(hash, "hash");
  }

  /** The head that this entry makes. */
  public static Head after(JournalEntry entry) {
    return new Head(entry.seq(), entry.hash());
  }
}
