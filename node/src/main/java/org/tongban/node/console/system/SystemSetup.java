package org.tongban.node.console.system;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Operations;
import org.tongban.node.keeper.CallersKeeper;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.CallerUseBook;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.NodeDatabase;

/** The parts of the pages about the system itself. */
@Configuration(proxyBeanMethods = false)
@Lazy
@Import({SystemController.class, DiagnosisPage.class})
public class SystemSetup {
  @Bean
  BackupBook backupBook(NodeDatabase database) {
    return new BackupBook(database.dataSource());
  }

  @Bean
  BackupsPage backupsPage(BackupBook book, MonthStore months, Settings settings, Clock clock) {
    return new BackupsPage(book, months, settings.watch(), clock);
  }

  @Bean
  CallersPage callersPage(
      CallersKeeper callers, CallerUseBook uses, Settings settings, Clock clock) {
    return new CallersPage(callers, uses, settings.api(), clock);
  }

  @Bean
  SystemApi systemApi(
      Accounts accounts, Operations operations, CallersPage callers, BackupsPage backups) {
    return new SystemApi(accounts, operations, callers, backups);
  }
}
