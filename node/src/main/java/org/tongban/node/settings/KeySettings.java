package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The node's own keys: files outside the program.
 *
 * @param sign signs asks, answers and refusals
 * @param tls stands for the node towards peers
 * @param encrypt opens what was encrypted for the node
 * @param sm2 the pairs of a second suite, where the node speaks both
 */
public record KeySettings(Pair sign, Pair tls, Pair encrypt, Optional<Sm2> sm2) {
  public KeySettings {
    new Check().given("sign", sign).given("tls", tls).given("encrypt", encrypt).done();
  }

  /**
   * Keys on the curve of SM2, beside those of the suite ES256.
   *
   * @param sign as above
   * @param encrypt as above
   */
  public record Sm2(Pair sign, Pair encrypt) {
    public Sm2 {
      new Check().given("sign", sign).given("encrypt", encrypt).done();
    }
  }

  /**
   * A private key and its certificate.
   *
   * @param key PEM, PKCS#8, readable by the node's user only
   * @param certificate PEM, X.509
   */
  public record Pair(Path key, Path certificate) {
    public Pair {
      new Check().given("key", key).given("certificate", certificate).done();
    }
  }
}
