package org.tongban.node.watch;

import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.NodeKeys;
import org.tongban.node.keeper.KeyKeeper;

/**
 * Which suites this node speaks and what it signs with in each, and which implementation signs and
 * verifies ES256.
 */
public final class CryptoHealth implements HealthIndicator {
  private final CryptoProvider provider;
  private final KeyKeeper keys;

  public CryptoHealth(CryptoProvider provider, KeyKeeper keys) {
    this.provider = provider;
    this.keys = keys;
  }

  @Override
  public Health health() {
    var now = keys.get();
    var health =
        Health.up()
            .withDetail("suites", now.suites())
            .withDetail("signsWith", signsWith(now))
            .withDetail("tls", now.tls().thumbprint())
            .withDetail("provider", provider.name())
            .withDetail("native", provider.isNative());
    keys.problem().ifPresent(problem -> health.withDetail("notTakenOver", problem));
    return health.build();
  }

  private static TreeMap<String, String> signsWith(NodeKeys keys) {
    var certificates = new TreeMap<String, String>();
    for (var suite : keys.suites()) {
      certificates.put(suite.name(), keys.signingThumbprint(suite).orElse("none in force"));
    }
    return certificates;
  }
}
