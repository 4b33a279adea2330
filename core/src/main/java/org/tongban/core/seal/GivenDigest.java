package org.tongban.core.seal;

import java.util.Arrays;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * SM3 for a signer that hashes by itself: shows the last hash that it made or, for text that is no
 * longer there, gives the one that was made then.
 */
final class GivenDigest implements Digest {
  private final SM3Digest real = new SM3Digest();
  private final byte[] given;
  private byte[] last = new byte[0];

  /**
   * @param given null to hash
   */
  GivenDigest(byte[] given) {
    this.given = given == null ? null : given.clone();
  }

  byte[] last() {
    return last.clone();
  }

  @Override
  public String getAlgorithmName() {
    return real.getAlgorithmName();
  }

  @Override
  public int getDigestSize() {
    return real.getDigestSize();
  }

  @Override
  public void update(byte in) {
    real.update(in);
  }

  @Override
  public void update(byte[] in, int offset, int length) {
    real.update(in, offset, length);
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    int length = real.doFinal(out, offset);
    if (given != null) {
      System.arraycopy(given, 0, out, offset, length);
    }
    last = Arrays.copyOfRange(out, offset, offset + length);
    return length;
  }

  @Override
  public void reset() {
    real.reset();
  }
}
