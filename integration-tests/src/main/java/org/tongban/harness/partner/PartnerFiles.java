package org.tongban.harness.partner;

import java.nio.file.Path;
import java.util.List;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;

/** Keys and certificates of simulated regions, as {@code tongban certs make} lays them down. */
public record PartnerFiles(Path certificates) {
  /** Has keys of the same authority, and no place in any directory. */
  public static final MemberCode STRANGER = new MemberCode("999999");

  /** The keys of a region in these suites, the preferred one first. */
  NodeKeys keys(MemberCode partner, List<Suite> suites) {
    return keys(partner, suites, pair(partner, KeyUse.TLS, Suite.ES256));
  }

  /** The same with another key for TLS. */
  NodeKeys keys(MemberCode partner, List<Suite> suites, KeyPairFiles tls) {
    var pairs =
        suites.stream()
            .map(
                suite ->
                    new NodeKeys.MessagePairs(
                        pair(partner, KeyUse.SIGN, suite), pair(partner, KeyUse.ENCRYPT, suite)))
            .toList();
    return NodeKeys.load(pairs, tls);
  }

  /** A key of a region. */
  public KeyPairFiles pair(MemberCode partner, KeyUse use, Suite suite) {
    return pair(partner, use.code() + (suite == Suite.SM2 ? ".sm2" : ""));
  }

  /** A key for TLS whose certificate has ended, where one was made. */
  public KeyPairFiles expired(MemberCode partner) {
    return pair(partner, "tls.expired");
  }

  private KeyPairFiles pair(MemberCode partner, String name) {
    var folder = certificates.resolve(partner.value());
    return new KeyPairFiles(folder.resolve(name + ".key.pem"), folder.resolve(name + ".crt.pem"));
  }
}
