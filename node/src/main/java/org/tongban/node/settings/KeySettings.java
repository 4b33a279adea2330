package org.tongban.node.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;

/**
 * The node's own keys: files outside the program.
 *
 * @param sign signs asks, answers and refusals
 * @param tls stands for the node towards peers
 * @param encrypt opens what was encrypted for the node
 * @param sm2 the pairs of a second suite, where the node speaks both
 * @param next folder of the pairs that shall follow them, which need not be there
 */
public record KeySettings(
    Pair sign, Pair tls, Pair encrypt, Optional<Sm2> sm2, Optional<Path> next) {
  public KeySettings {
    new Check().given("sign", sign).given("tls", tls).given("encrypt", encrypt).done();
  }

  /**
   * The pairs for this use that lie in the folder {@code next}. A key whose certificate has not
   * come yet is none.
   */
  public List<Pair> next(KeyUse use) {
    var names = List.of(use.code(), use.code() + ".sm2");
    return next.stream()
        .flatMap(folder -> names.stream().map(name -> Pair.in(folder, name)))
        .filter(pair -> Files.exists(pair.key()) && Files.exists(pair.certificate()))
        .toList();
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

    /** As {@code certs request} names them in a folder, such as {@code sign.sm2.key.pem}. */
    public static Pair in(Path folder, String name) {
      return new Pair(folder.resolve(name + ".key.pem"), folder.resolve(name + ".crt.pem"));
    }
  }
}
