package org.tongban.node.console.overview;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.later.PeerRests;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.NodeDatabase;

/** The parts of the overview. */
@Configuration(proxyBeanMethods = false)
@Lazy
@Import({OverviewController.class, OverviewApi.class})
public class OverviewSetup {
  @Bean
  Overview overview(
      Settings settings,
      DirectoryKeeper directory,
      PeerRests rests,
      NodeDatabase database,
      MeterRegistry meters,
      Clock clock) {
    return new Overview(
        settings.member(),
        () -> directory.held().directory(),
        rests::resting,
        new JournalCounts(database.dataSource()),
        new Gauges(meters),
        clock);
  }

  @Bean(destroyMethod = "close")
  OverviewStream overviewStream(Overview overview) {
    return new OverviewStream(overview);
  }
}
