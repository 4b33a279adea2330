package org.tongban.node.console.routes;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.catalogue.SchemaFiles;
import org.tongban.node.console.Layout;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.console.user.Operations;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.routeguard.LookUpDrafts;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.routeguard.RouteWatch;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.NodeDatabase;

/** The parts of the pages on routes. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class RoutesSetup {
  @Bean
  LookUpFiles lookUpFiles(Settings settings) {
    return new LookUpFiles(settings.routes().lookups());
  }

  @Bean
  RouteHistory routeHistory(NodeDatabase database, Clock clock) {
    return new RouteHistory(database.dataSource(), clock);
  }

  /** Edits at the machine are noted whether somebody looks or not. */
  @Bean
  RouteWatch routeWatch(RouteHistory history, LookUpFiles files) {
    return () -> history.note(files::all);
  }

  @Bean
  RouteBoard routeBoard(
      LookUpFiles files,
      RouteStates states,
      RouteHistory history,
      Proposals proposals,
      CatalogueKeeper catalogue,
      NodeDatabase database,
      Clock clock) {
    var counts = new RouteCounts(database.dataSource());
    return new RouteBoard(files, states, counts, history, proposals, catalogue::held, clock);
  }

  @Bean
  RoutesController routesController(
      RouteBoard board,
      LookUpFiles files,
      LookUpDrafts drafts,
      RouteHistory history,
      RouteStates states,
      Settings settings) {
    return new RoutesController(board, files, drafts, history, states, settings.routes().spine());
  }

  @Bean
  RoutesApi routesApi(
      RouteBoard board, LookUpFiles files, RouteHistory history, RouteStates states) {
    return new RoutesApi(board, files, history, states);
  }

  @Bean
  DraftController draftController(
      RouteBoard board,
      Proposals proposals,
      LookUpDrafts trials,
      LookUpFiles files,
      RouteHistory history,
      CatalogueKeeper catalogue,
      Settings settings,
      Operations operations,
      Layout layout) {
    var drafts = new RouteDrafts(proposals, trials, files, history);
    var page =
        new DraftPage(
            drafts,
            trials,
            history,
            catalogue::held,
            contract ->
                SchemaFiles.of(CataloguePlace.inForce(settings).folder(), catalogue.held())
                    .askExample(contract),
            operations);
    return new DraftController(board, files, drafts, page, layout);
  }
}
