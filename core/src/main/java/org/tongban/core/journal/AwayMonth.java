package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.message.Digest;

/**
 * A month of the journal that was put away into a file. Of its entries only the hashes stay.
 *
 * @param month such as {@code 2026-10}, of China
 * @param first number of its first entry
 * @param last number of its last
 * @param previous hash of the entry before the first
 * @param hash hash of the last entry
 * @param file name of the file, without a folder
 * @param digest of the whole file
 */
public record AwayMonth(
    String month, long first, long last, Digest previous, Digest hash, String file, Digest digest) {
  public AwayMonth {
    Objects.requireNonNull(month, "month");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(digest, "digest");
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("a month has a first and a last entry");
    }
  }

  /** How many entries. */
  public long entries() {
    return last - first + 1;
  }

  /** Whether one of these entries is in it. */
  public boolean touches(long from, long to) {
    return from <= last && first <= to;
  }
}
