package org.tongban.core.seal;

import java.io.IOException;
import org.bouncycastle.cert.ocsp.OCSPException;

/**
 * Stands between bytes from outside and BouncyCastle's classes for lists and answers. Those read
 * some parts only when they are asked for, and what is wrong with them is then thrown as whatever
 * came up: an index out of bounds, a wrong cast, an arithmetic fault. All of it means one thing.
 */
final class Untidy {
  private Untidy() {}

  /** Reads something that came from outside. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException, OCSPException;
  }

  /**
   * @param fault what to say of bytes that can't be read; never what they hold
   * @throws SignedDocumentException that of the reading itself, or one with the fault
   */
  static <T> T read(String fault, Reading<T> reading) {
    try {
      return reading.read();
    } catch (SignedDocumentException e) {
      throw e;
    } catch (IOException | OCSPException | RuntimeException e) {
      throw new SignedDocumentException(fault);
    }
  }
}
