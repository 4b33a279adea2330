package org.tongban.node.console.desk;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.core.identity.Divisions;
import org.tongban.core.policy.Policy;
import org.tongban.node.api.AskOnce;
import org.tongban.node.api.Exchanges;
import org.tongban.node.api.FanOutOnce;
import org.tongban.node.api.PersonsDoor;
import org.tongban.node.api.SeenExchanges;
import org.tongban.node.console.Layout;
import org.tongban.node.fanout.FanOuts;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.proof.ProofExport;
import org.tongban.node.settings.Settings;
import org.tongban.node.slip.SlipPrinter;
import org.tongban.node.store.NodeDatabase;

/** The parts of the desk. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class DeskSetup {
  @Bean
  PersonsDoor personsDoor(
      AskOnce asks,
      FanOutOnce manyOnce,
      FanOuts many,
      SeenExchanges seen,
      Exchanges exchanges,
      OwnAsks later,
      ProofExport proofs,
      SlipPrinter slips) {
    return new PersonsDoor(asks, manyOnce, many, seen, exchanges, later, proofs, slips);
  }

  @Bean
  DeskCatalogue deskCatalogue(CatalogueKeeper catalogue, Settings settings, Policy policy) {
    return new DeskCatalogue(catalogue, () -> CataloguePlace.inForce(settings), policy);
  }

  @Bean
  Regions regions(Divisions divisions, DirectoryKeeper directory, Settings settings, Clock clock) {
    return new Regions(divisions, () -> directory.get().directory(), settings.member(), clock);
  }

  @Bean
  DeskHistory deskHistory(NodeDatabase database, Regions regions) {
    return new DeskHistory(database.dataSource(), regions::shown);
  }

  @Bean
  DeskForm deskForm(DeskCatalogue catalogue, Regions regions, DirectoryKeeper directory) {
    return new DeskForm(catalogue, regions, () -> directory.get().directory());
  }

  @Bean
  AnswerPage answerPage(DeskCatalogue catalogue, Regions regions, DirectoryKeeper directory) {
    return new AnswerPage(catalogue, regions, () -> directory.get().directory());
  }

  @Bean
  DeskController deskController(
      DeskCatalogue catalogue,
      DeskForm forms,
      DeskHistory history,
      PersonsDoor door,
      Layout layout) {
    return new DeskController(catalogue, forms, history, door, layout);
  }

  @Bean
  AnswerController answerController(
      AnswerPage pages, DeskHistory history, PersonsDoor door, Layout layout, Settings settings) {
    return new AnswerController(door, pages, history, layout, settings.api().publicAddress());
  }
}
