package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.core.seal.CryptoProvider;

/** Which implementation signs and verifies. */
public final class CryptoHealth implements HealthIndicator {
  private final CryptoProvider provider;

  public CryptoHealth(CryptoProvider provider) {
    this.provider = provider;
  }

  @Override
  public Health health() {
    return Health.up()
        .withDetail("suite", "ES256")
        .withDetail("provider", provider.name())
        .withDetail("native", provider.isNative())
        .build();
  }
}
