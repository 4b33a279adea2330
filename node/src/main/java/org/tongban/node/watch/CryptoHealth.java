package org.tongban.node.watch;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.NodeKeys;

/** Which suites this node speaks, and which implementation signs and verifies ES256. */
public final class CryptoHealth implements HealthIndicator {
  private final CryptoProvider provider;
  private final List<Suite> suites;

  public CryptoHealth(CryptoProvider provider, NodeKeys keys) {
    this.provider = provider;
    this.suites = keys.suites();
  }

  @Override
  public Health health() {
    return Health.up()
        .withDetail("suites", suites)
        .withDetail("provider", provider.name())
        .withDetail("native", provider.isNative())
        .build();
  }
}
