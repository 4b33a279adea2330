package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.api.DiagnosisController;
import org.tongban.node.diagnosis.DiagnosisPart;
import org.tongban.node.diagnosis.DiagnosticReport;
import org.tongban.node.diagnosis.FederationParts;
import org.tongban.node.diagnosis.HealthParts;
import org.tongban.node.diagnosis.ProgramParts;
import org.tongban.node.diagnosis.SettingsPart;
import org.tongban.node.diagnosis.StoreParts;
import org.tongban.node.diagnosis.Veil;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.ContactBook;
import org.tongban.node.store.NodeDatabase;

/** What a node tells of itself in one file. */
@Configuration(proxyBeanMethods = false)
@Lazy
class DiagnosisWiring {
  @Bean
  FederationParts federationParts(
      DirectoryKeeper directory,
      ContactBook contacts,
      Suspensions suspensions,
      RouteStates routes) {
    return new FederationParts(() -> directory.held().directory(), contacts, suspensions, routes);
  }

  @Bean
  DiagnosticReport diagnosticReport(
      Settings settings,
      FederationParts federation,
      NodeDatabase database,
      ListableBeanFactory beans,
      MeterRegistry meters,
      Clock clock) {
    var shown = new SettingsPart(settings);
    var parts = new ArrayList<DiagnosisPart>(new ProgramParts(settings.data()).parts());
    parts.add(shown.part());
    parts.addAll(
        new HealthParts(() -> new TreeMap<>(beans.getBeansOfType(HealthIndicator.class)), meters)
            .parts());
    parts.addAll(federation.parts());
    parts.addAll(new StoreParts(database.dataSource()).parts());
    return new DiagnosticReport(settings.member().value(), parts, new Veil(shown.places()), clock);
  }

  @Bean
  DiagnosisController diagnosisController(DiagnosticReport report) {
    return new DiagnosisController(report);
  }
}
