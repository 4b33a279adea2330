package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.TimeLimits;
import org.tongban.node.fhir.FhirSample;
import org.tongban.node.keeper.AccessKeeper;
import org.tongban.node.keeper.ApiCertificateKeeper;
import org.tongban.node.keeper.CallersKeeper;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.keeper.SubjectKeeper;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.watch.AccessHealth;
import org.tongban.node.watch.CallersHealth;
import org.tongban.node.watch.CatalogueHealth;
import org.tongban.node.watch.CryptoHealth;
import org.tongban.node.watch.DirectoryHealth;
import org.tongban.node.watch.Housekeeping;
import org.tongban.node.watch.RevocationHealth;
import org.tongban.node.watch.RouteHealth;

/** Health and housekeeping. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WatchWiring {
  private static final Duration MARGIN = TimeLimits.MAX_SKEW.plusMinutes(5);

  @Bean
  Housekeeping housekeeping(
      DirectoryKeeper directory,
      CatalogueKeeper catalogue,
      AccessKeeper access,
      CallersKeeper callers,
      ApiCertificateKeeper apiCertificate,
      KeyKeeper ownKeys,
      SubjectKeeper subjects,
      PostgresJournalStore journal,
      IdempotencyStore keys,
      EvidenceVault vault) {
    return new Housekeeping(
        directory,
        catalogue,
        access,
        callers,
        apiCertificate,
        ownKeys,
        subjects,
        journal,
        keys,
        vault,
        MARGIN);
  }

  @Bean(destroyMethod = "close")
  FhirSample fhirSample(Settings settings, Clock clock, MeterRegistry meters) {
    return new FhirSample(
        () -> CataloguePlace.inForce(settings).folder(),
        settings.watch().fhirSampleEvery(),
        clock,
        meters);
  }

  @Bean
  RouteHealth routesHealthIndicator(RouteStates states) {
    return new RouteHealth(states);
  }

  @Bean
  CryptoHealth cryptoHealthIndicator(CryptoProvider provider, KeyKeeper keys) {
    return new CryptoHealth(provider, keys);
  }

  @Bean
  CatalogueHealth catalogueHealthIndicator(CatalogueKeeper catalogue) {
    return new CatalogueHealth(catalogue);
  }

  @Bean
  AccessHealth accessHealthIndicator(AccessKeeper access) {
    return new AccessHealth(access);
  }

  @Bean
  CallersHealth callersHealthIndicator(CallersKeeper callers, ApiCertificateKeeper apiCertificate) {
    return new CallersHealth(callers, apiCertificate);
  }

  @Bean
  RevocationHealth revocationHealthIndicator(DirectoryKeeper directory) {
    return new RevocationHealth(directory);
  }

  @Bean
  DirectoryHealth directoryHealthIndicator(DirectoryKeeper directory) {
    return new DirectoryHealth(directory);
  }
}
