package org.tongban.core.seal;

import java.util.Arrays;

/**
 * Stands for a person in the journal's index: a keyed hash, from which nobody without the keys gets
 * back to the number. Made by {@link SubjectKeys} only.
 */
public final class SubjectMark {
  private final int generation;
  private final byte[] hash;

  SubjectMark(int generation, byte[] hash) {
    this.generation = generation;
    this.hash = hash.clone();
  }

  /** How many keys it was made with, from 1. */
  public int generation() {
    return generation;
  }

  /** 32 bytes. */
  public byte[] hash() {
    return hash.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectMark that
        && generation == that.generation
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }
}
