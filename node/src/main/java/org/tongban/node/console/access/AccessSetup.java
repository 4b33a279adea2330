package org.tongban.node.console.access;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.core.policy.Policy;
import org.tongban.node.console.Layout;
import org.tongban.node.console.approval.FileDrafts;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.keeper.AccessKeeper;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.settings.Settings;

/** The parts of the pages on access. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class AccessSetup {
  @Bean
  AccessBoard accessBoard(
      AccessKeeper access,
      Policy policy,
      CatalogueKeeper catalogue,
      DirectoryKeeper directory,
      Settings settings,
      Clock clock) {
    return new AccessBoard(
        access,
        policy,
        catalogue::held,
        () -> directory.held().directory(),
        settings.member(),
        clock);
  }

  @Bean
  AccessController accessController(AccessBoard board, Layout layout) {
    return new AccessController(board, layout);
  }

  @Bean
  AccessApi accessApi(AccessBoard board) {
    return new AccessApi(board);
  }

  @Bean
  AccessDraftController accessDraftController(
      AccessBoard board,
      Proposals proposals,
      CatalogueKeeper catalogue,
      DirectoryKeeper directory,
      Settings settings,
      Layout layout) {
    var file =
        new AccessFile(settings.access(), catalogue::held, () -> directory.held().directory());
    return new AccessDraftController(board, file, new FileDrafts(proposals, file), layout);
  }
}
