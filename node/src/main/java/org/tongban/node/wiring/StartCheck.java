package org.tongban.node.wiring;

import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.seal.NodeKeys;
import org.tongban.node.settings.Settings;

/** What keys, directory and settings must agree on before a node opens a port. */
final class StartCheck {
  private StartCheck() {}

  /**
   * Checks.
   *
   * @throws StartException with the one thing to mend
   */
  static StartCheck passed(Settings settings, NodeKeys keys, Directory directory) {
    var allowed = settings.demonstration().allowDemonstrationCertificates();
    if (keys.fromDemonstrationAuthority() && !allowed) {
      throw new StartException(
          "the keys come from a demonstration authority: set"
              + " demonstration.allowDemonstrationCertificates for a demonstration, or get real"
              + " certificates");
    }
    named(settings, directory, keys.signingThumbprint(), KeyUse.SIGN, "keys.sign");
    named(settings, directory, keys.encryptionThumbprint(), KeyUse.ENCRYPT, "keys.encrypt");
    named(settings, directory, keys.tls().thumbprint(), KeyUse.TLS, "keys.tls");
    return new StartCheck();
  }

  private static void named(
      Settings settings, Directory directory, String thumbprint, KeyUse use, String setting) {
    var known =
        directory
            .byThumbprint(thumbprint)
            .filter(key -> key.use() == use && key.owner().equals(settings.member()));
    if (known.isEmpty()) {
      throw new StartException(
          setting + ": the directory gives this certificate to no key of " + settings.member());
    }
  }
}
