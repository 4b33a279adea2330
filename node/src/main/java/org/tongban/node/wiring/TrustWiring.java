package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.identity.Divisions;
import org.tongban.core.policy.BatchPolicy;
import org.tongban.core.policy.Policy;
import org.tongban.core.policy.RateLimits;
import org.tongban.core.policy.RelayPolicy;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.Opener;
import org.tongban.core.seal.RelayOpener;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TimeLimits;
import org.tongban.node.keeper.AccessKeeper;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.DatabaseTime;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.SharedBuckets;
import org.tongban.node.watch.LimitedAsks;

/** Keys, directory, catalogue and rules. */
@Configuration(proxyBeanMethods = false)
class TrustWiring {
  private static final Duration LONGEST_VALIDITY = Duration.ofMinutes(10);

  @Bean
  Clock clock() {
    return Clock.system(ZoneId.of("Asia/Shanghai"));
  }

  @Bean
  CryptoProvider cryptoProvider() {
    return CryptoProvider.choose().preferred();
  }

  @Bean
  DirectoryKeeper directoryKeeper(Settings settings, CryptoProvider provider, Clock clock) {
    return new DirectoryKeeper(settings, new SignedDocuments(provider), clock);
  }

  @Bean
  KeyKeeper keyKeeper(Settings settings, DirectoryKeeper directory, Clock clock) {
    return new KeyKeeper(settings, directory, clock);
  }

  @Bean
  StartCheck startCheck(Settings settings, KeyKeeper keys, DirectoryKeeper directory) {
    // held, here and below: what the authorities say is pulled only once the node runs
    return StartCheck.passed(settings, keys.get(), directory.held().directory());
  }

  @Bean
  Sealer sealer(CryptoProvider provider, KeyKeeper keys) {
    return new Sealer(provider, keys);
  }

  @Bean
  Opener opener(
      Settings settings,
      CryptoProvider provider,
      KeyKeeper keys,
      DirectoryKeeper directory,
      Clock clock) {
    return new Opener(provider, keys, directory, settings.member(), limits(settings), clock);
  }

  static TimeLimits limits(Settings settings) {
    return new TimeLimits(settings.ask().clockSkew(), LONGEST_VALIDITY);
  }

  @Bean
  RelayOpener relayOpener(
      Settings settings,
      CryptoProvider provider,
      KeyKeeper keys,
      DirectoryKeeper directory,
      Clock clock) {
    var limits = new TimeLimits(settings.ask().clockSkew(), LONGEST_VALIDITY);
    return new RelayOpener(provider, keys, directory, settings.member(), limits, clock);
  }

  @Bean
  RelayPolicy relayPolicy(AccessKeeper access, Clock clock) {
    return new RelayPolicy(access, clock);
  }

  @Bean
  Divisions divisions(Settings settings) {
    return Divisions.load(settings.divisions());
  }

  @Bean
  CatalogueKeeper catalogueKeeper(
      HeadStart start, Settings settings, CryptoProvider provider, Clock clock) {
    return new CatalogueKeeper(settings, new SignedDocuments(provider), clock, start::catalogue);
  }

  @Bean
  AccessKeeper accessKeeper(
      Settings settings, CatalogueKeeper catalogue, DirectoryKeeper directory) {
    return new AccessKeeper(settings.access(), catalogue::held, () -> directory.held().directory());
  }

  @Bean
  SharedBuckets sharedBuckets(NodeDatabase database) {
    var source = database.dataSource();
    return new SharedBuckets(source, DatabaseTime.of(source, System::nanoTime));
  }

  @Bean
  RateLimits rateLimits(Settings settings, SharedBuckets buckets, MeterRegistry meters) {
    var limits = settings.limits();
    return new RateLimits(
        limits.caller(),
        limits.memberAndService(),
        limits.items(),
        buckets,
        System::nanoTime,
        new LimitedAsks(meters));
  }

  @Bean
  Policy policy(
      Settings settings,
      AccessKeeper access,
      DirectoryKeeper directory,
      Clock clock,
      RateLimits limits) {
    return new Policy(access, settings.member(), () -> directory.get().directory(), clock, limits);
  }

  @Bean
  BatchPolicy batchPolicy(Policy policy, RateLimits limits) {
    return new BatchPolicy(policy, limits);
  }
}
