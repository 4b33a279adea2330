package org.tongban.core.identity;

/** How alike two names are, from the same text down to different people. */
public enum NameMatch {
  /** The same text. */
  EXACT,
  /** The same after spelling is settled: separator, spaces, Unicode form. */
  NORMALIZED,
  /** The same person's name written with other forms of the same characters. */
  VARIANT,
  /** Another name, or no name. */
  MISMATCH
}
