package org.tongban.node.wiring;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.lookup.BatchLookUps;
import org.tongban.node.lookup.JqLanguage;
import org.tongban.node.lookup.LookUps;
import org.tongban.node.lookup.Registers;
import org.tongban.node.routeguard.LookUpDrafts;
import org.tongban.node.routeguard.RouteGuard;
import org.tongban.node.routeguard.RouteLoader;
import org.tongban.node.routeguard.RouteLoading;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.routeguard.RouteWatch;
import org.tongban.node.routeguard.StepRegisters;
import org.tongban.node.settings.Settings;

/** Registers, route files and what reloads them. */
@Configuration(proxyBeanMethods = false)
class RouteWiring {
  /** A tenth of what the registers take at most, so that who waits at a counter is not held up. */
  private static final int BATCH_AT_ONCE = 16;

  @Bean
  RouteStates routeStates(Clock clock) {
    return new RouteStates(clock);
  }

  @Bean
  RouteLoader routeLoader(Settings settings, CatalogueKeeper catalogue, RouteStates states) {
    var routes = settings.routes();
    return new RouteLoader(
        routes.spine(),
        routes.lookups(),
        routes.allowedComponents(),
        stepRegisters(settings, catalogue),
        states);
  }

  @Bean(destroyMethod = "close")
  Registers registers(Settings settings, CamelContext camel) {
    var registers = Registers.open(settings.registers());
    registers.bindTo(camel);
    return registers;
  }

  /** The mapping language of look-ups, under the name that route files use. */
  @Bean("jq")
  JqLanguage jq() {
    return new JqLanguage();
  }

  /** The routes must be in before the context starts and the peers' door opens. */
  @Bean(destroyMethod = "close")
  @DependsOn("registers")
  RouteLoading routeLoading(
      RouteLoader loader, Settings settings, ObjectProvider<RouteWatch> watch) {
    return new RouteLoading(
        loader, settings.routes().reload(), () -> watch.ifAvailable(RouteWatch::settled));
  }

  @Bean
  @Lazy
  LookUpDrafts lookUpDrafts(
      Settings settings, CatalogueKeeper catalogue, CamelContext camel, Clock clock) {
    var routes = settings.routes();
    var guard =
        new RouteGuard(
            routes.spine(),
            routes.lookups(),
            routes.allowedComponents(),
            stepRegisters(settings, catalogue));
    return new LookUpDrafts(guard, routes.lookups(), camel, settings.peer().timeout(), clock);
  }

  private static StepRegisters stepRegisters(Settings settings, CatalogueKeeper catalogue) {
    return new StepRegisters(settings.stepRegisters(), name -> catalogue.get().reserves(name));
  }

  @Bean(destroyMethod = "close")
  LookUps lookUps(CamelContext camel, RouteStates states, Settings settings, Clock clock) {
    return new LookUps(camel, states::serves, settings.peer().timeout(), clock);
  }

  @Bean(destroyMethod = "close")
  BatchLookUps batchLookUps(LookUps lookUps) {
    return new BatchLookUps(lookUps, BATCH_AT_ONCE);
  }
}
