package org.tongban.node.wiring;

import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
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
    for (var suite : keys.suites()) {
      var name = suite == keys.preferred() ? "keys." : "keys.sm2.";
      named(settings, directory, keys.signingThumbprint(suite), KeyUse.SIGN, name + "sign");
      named(
          settings, directory, keys.encryptionThumbprint(suite), KeyUse.ENCRYPT, name + "encrypt");
    }
    named(settings, directory, keys.tls().thumbprint(), KeyUse.TLS, "keys.tls");
    settings
        .ask()
        .suite()
        .filter(suite -> !keys.suites().contains(suite))
        .ifPresent(StartCheck::unspoken);
    return new StartCheck();
  }

  private static void unspoken(Suite suite) {
    throw new StartException("ask.suite: this node has no keys of the suite " + suite);
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
