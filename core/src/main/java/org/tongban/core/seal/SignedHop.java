package org.tongban.core.seal;

import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;

/**
 * A hop statement with its issuer's signature, made here or verified.
 *
 * @param bytes a compact JWS in ASCII
 */
record SignedHop(HopStatement statement, byte[] bytes, Suite suite) {
  Digest digest() {
    return Digest.sha256(bytes);
  }
}
