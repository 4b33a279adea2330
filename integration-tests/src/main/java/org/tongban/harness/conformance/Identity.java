package org.tongban.harness.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.forge.RawClient;
import org.tongban.harness.forge.RawKeys;

/** A member in whose name the kit speaks: its keys, and a connection that shows its certificate. */
record Identity(
    MemberCode member,
    Map<Suite, RawKeys> sign,
    Map<Suite, RawKeys> encrypt,
    RawKeys tls,
    RawClient client) {
  Identity {
    sign = Map.copyOf(sign);
    encrypt = Map.copyOf(encrypt);
  }

  /**
   * Reads its keys as {@code tongban certs make} lays them down.
   *
   * @throws java.io.UncheckedIOException when one is missing
   */
  static Identity read(Path keys, MemberCode member) {
    var folder = keys.resolve(member.value());
    var tls = RawKeys.read(folder, KeyUse.TLS.code());
    return new Identity(
        member,
        pairs(folder, KeyUse.SIGN),
        pairs(folder, KeyUse.ENCRYPT),
        tls,
        RawClient.with(tls));
  }

  /** Whether its keys lie there. */
  static boolean has(Path keys, MemberCode member) {
    return Files.exists(keys.resolve(member.value()).resolve("tls.key.pem"));
  }

  private static Map<Suite, RawKeys> pairs(Path folder, KeyUse use) {
    var pairs = new EnumMap<Suite, RawKeys>(Suite.class);
    for (var suite : Suite.values()) {
      var name = use.code() + (suite == Suite.SM2 ? ".sm2" : "");
      if (Files.exists(folder.resolve(name + ".key.pem"))) {
        pairs.put(suite, RawKeys.read(folder, name));
      }
    }
    return pairs;
  }
}
