package org.tongban.node.console.alerts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Templates;
import org.tongban.node.console.user.Operations;
import org.tongban.node.kafka.Cluster;
import org.tongban.node.kafka.ParkedRecords;
import org.tongban.node.kafka.Reach;
import org.tongban.node.keeper.AccessKeeper;
import org.tongban.node.keeper.ApiCertificateKeeper;
import org.tongban.node.keeper.CallersKeeper;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.proof.Stamping;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.StampSettings;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.witness.Checkpoints;

/** The parts of the page of what needs a person. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class AlertsSetup {
  @Bean
  AlertStore alertStore(NodeDatabase database, Clock clock) {
    return new AlertStore(database.dataSource(), clock);
  }

  @Bean
  NodeWatch alertsOfNode(
      Settings settings,
      DirectoryKeeper directory,
      CatalogueKeeper catalogue,
      AccessKeeper access,
      CallersKeeper callers,
      KeyKeeper keys,
      ApiCertificateKeeper apiCertificate,
      RouteStates routes,
      Stamping stamping,
      Checkpoints checkpoints,
      Clock clock) {
    return new NodeWatch(
        new NodeWatch.Parts(
            directory,
            routes,
            stamping,
            settings.journal().stamps().map(StampSettings::limit),
            checkpoints,
            () -> {
              Map<String, Optional<String>> files = new LinkedHashMap<>();
              files.put("directory", directory.problem());
              files.put("catalogue", catalogue.problem());
              files.put("access.yaml", access.problem());
              files.put("callers", callers.problem());
              files.put("keys", keys.problem());
              files.put("api certificate", apiCertificate.problem());
              return files;
            },
            settings.data()),
        clock);
  }

  @Bean
  Alerts alerts(
      NodeDatabase database,
      AlertStore store,
      NodeWatch node,
      BackupBook backups,
      Settings settings,
      ObjectProvider<Cluster> cluster,
      ObjectProvider<Reach> reach,
      Clock clock) {
    var watches = new ArrayList<Watch>();
    watches.add(new StoreWatch(database.dataSource(), clock));
    watches.add(node);
    watches.add(new BackupWatch(backups, settings.watch(), clock));
    cluster.ifAvailable(
        one -> watches.add(new KafkaWatch(reach.getObject(), new ParkedRecords(one), clock)));
    return new Alerts(watches, store, clock);
  }

  @Bean
  @Lazy(false)
  AlertCare alertCare(ObjectProvider<Alerts> alerts) {
    return new AlertCare(alerts::getObject);
  }

  @Bean
  AlertsController alertsController(
      Alerts alerts, AlertStore store, Operations operations, Layout layout) {
    return new AlertsController(alerts, store, operations, layout, Templates.words());
  }

  @Bean
  AlertsApi alertsApi(Alerts alerts, AlertStore store) {
    return new AlertsApi(alerts, store, Templates.words());
  }
}
