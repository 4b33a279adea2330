package org.tongban.node.settings;

import java.nio.file.Path;

/**
 * The node's own keys: files outside the program.
 *
 * @param sign signs asks, answers and refusals
 * @param tls stands for the node towards peers
 * @param encrypt opens what was encrypted for the node
 */
public record KeySettings(Pair sign, Pair tls, Pair encrypt) {
  public KeySettings {
    new Check().given("sign", sign).given("tls", tls).given("encrypt", encrypt).done();
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
