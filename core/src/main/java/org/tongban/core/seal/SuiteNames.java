package org.tongban.core.seal;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Optional;
import org.tongban.core.directory.Suite;

/**
 * What the suites are called in JOSE headers. No registry of JOSE has the algorithms of SM2, so
 * they go by their object identifiers (GM/T 0006), which are collision-resistant names (RFC 7515
 * §2).
 */
final class SuiteNames {
  /** SM2 signature with SM3. */
  static final JWSAlgorithm SM2_SIGNATURE = new JWSAlgorithm("urn:oid:1.2.156.10197.1.501");

  /** SM2 encryption of the content key. */
  static final String SM2_ENCRYPTION = "urn:oid:1.2.156.10197.1.301.3";

  /** SM4 in GCM. */
  static final String SM4_GCM = "urn:oid:1.2.156.10197.1.104.8";

  private SuiteNames() {}

  static JWSAlgorithm signature(Suite suite) {
    return suite == Suite.SM2 ? SM2_SIGNATURE : JWSAlgorithm.ES256;
  }

  /** The suite that a header claims; proves nothing. */
  static Optional<Suite> claimed(JWSAlgorithm algorithm) {
    for (var suite : Suite.values()) {
      if (signature(suite).equals(algorithm)) {
        return Optional.of(suite);
      }
    }
    return Optional.empty();
  }
}
