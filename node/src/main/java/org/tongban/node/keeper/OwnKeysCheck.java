package org.tongban.node.keeper;

import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.NodeKeys;
import org.tongban.node.settings.Settings;

/** What a node's own keys, directory and settings must agree on. */
public final class OwnKeysCheck {
  private static final String DEMONSTRATION =
      "the keys come from a demonstration authority: set"
          + " demonstration.allowDemonstrationCertificates for a demonstration, or get real"
          + " certificates";

  private static final String SIMULATOR =
      "demonstration.simulator is for nodes whose keys all come from a demonstration authority,"
          + " and this node has another key";

  private final Settings settings;
  private final NodeKeys keys;
  private final Directory directory;

  private OwnKeysCheck(Settings settings, NodeKeys keys, Directory directory) {
    this.settings = settings;
    this.keys = keys;
    this.directory = directory;
  }

  /** The one thing to mend; empty when all is well. */
  public static Optional<String> problem(Settings settings, NodeKeys keys, Directory directory) {
    return new OwnKeysCheck(settings, keys, directory).problem();
  }

  private Optional<String> problem() {
    var allowed = settings.demonstration().allowDemonstrationCertificates();
    if (keys.fromDemonstrationAuthority() && !allowed) {
      return Optional.of(DEMONSTRATION);
    }
    boolean simulated = settings.demonstration().simulator().isPresent();
    if (simulated && !keys.fromDemonstrationAuthorityOnly()) {
      return Optional.of(SIMULATOR);
    }
    for (var suite : keys.suites()) {
      var name = suite == keys.preferred() ? "keys." : "keys.sm2.";
      for (var use : List.of(KeyUse.SIGN, KeyUse.ENCRYPT)) {
        if (!named(use, suite)) {
          return Optional.of(unnamed(name + use.code()));
        }
      }
    }
    return named(KeyUse.TLS, keys.tls().suite()) ? unspoken() : Optional.of(unnamed("keys.tls"));
  }

  private Optional<String> unspoken() {
    return settings
        .ask()
        .suite()
        .filter(suite -> !keys.suites().contains(suite))
        .map(suite -> "ask.suite: this node has no keys of the suite " + suite);
  }

  /** Of several, one is enough: the others may wait for their time or be over. */
  private boolean named(KeyUse use, Suite suite) {
    return keys.thumbprints(use, suite).stream()
        .flatMap(thumbprint -> directory.byThumbprint(thumbprint).stream())
        .anyMatch(key -> key.use() == use && key.owner().equals(settings.member()));
  }

  private String unnamed(String setting) {
    return setting + ": the directory gives this certificate to no key of " + settings.member();
  }
}
