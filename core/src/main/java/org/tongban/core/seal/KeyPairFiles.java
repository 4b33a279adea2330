package org.tongban.core.seal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a key and its certificate lie.
 *
 * @param key PKCS#8 in PEM, or the URI of a key in a PKCS#11 token (RFC 7512); readable by its
 *     owner only
 * @param certificate X.509 in PEM
 */
public record KeyPairFiles(Path key, Path certificate) {
  public KeyPairFiles {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(certificate, "certificate");
  }

  /**
   * Reads both and forgets them again.
   *
   * @throws KeyFileException when a file is missing, readable by others, or not a matching pair
   */
  public void check() {
    HeldKey.load(this);
  }
}
