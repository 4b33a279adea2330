package org.tongban.node.console.simulator;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.api.PersonsDoor;
import org.tongban.node.console.Layout;
import org.tongban.node.console.user.Operations;
import org.tongban.node.settings.Settings;

/** The parts of the page about simulated regions; a node without them has no such address. */
@Configuration(proxyBeanMethods = false)
@Lazy
@ConditionalOnProperty(name = "tongban.simulator", havingValue = "true")
@Import(SimulatorApi.class)
public class SimulatorSetup {
  @Bean
  Simulator simulator(Settings settings) {
    return new Simulator(settings.demonstration().simulator().orElseThrow());
  }

  @Bean(destroyMethod = "close")
  DrillRunner drillRunner(
      Simulator simulator, PersonsDoor door, Operations operations, Clock clock) {
    return new DrillRunner(simulator, new StepAsker(door), operations, clock);
  }

  @Bean
  SimulatorController simulatorController(
      Simulator simulator, DrillRunner runner, Operations operations, Layout layout) {
    return new SimulatorController(simulator, runner, operations, layout);
  }
}
