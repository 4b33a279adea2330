package org.tongban.core.identity;

/**
 * ISO/IEC 7064 MOD 37,36: one check character over digits and capital letters. Notices every single
 * changed character. commons-validator has other systems of the standard's, not this one.
 */
final class Iso7064 {
  static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int M = ALPHABET.length();

  private Iso7064() {}

  /**
   * @param text of the characters of {@link #ALPHABET} only
   */
  static char check(String text) {
    int product = M;
    for (int i = 0; i < text.length(); i++) {
      int sum = (product + ALPHABET.indexOf(text.charAt(i))) % M;
      product = (sum == 0 ? M : sum) * 2 % (M + 1);
    }
    return ALPHABET.charAt((M + 1 - product) % M);
  }
}
