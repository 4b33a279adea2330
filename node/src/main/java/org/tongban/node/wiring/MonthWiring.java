package org.tongban.node.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.node.months.MonthJob;
import org.tongban.node.store.JournalTurn;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.NodeDatabase;

/** The journal by months. */
@Configuration(proxyBeanMethods = false)
class MonthWiring {
  @Bean
  MonthStore monthStore(NodeDatabase database) {
    return new MonthStore(database.dataSource());
  }

  @Bean
  MonthJob monthJob(NodeDatabase database, MonthStore months, Clock clock) {
    return new MonthJob(new JournalTurn(database.dataSource(), clock), months, clock);
  }
}
