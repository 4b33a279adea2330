package org.tongban.node.wiring;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.node.lookup.JqLanguage;
import org.tongban.node.lookup.LookUps;
import org.tongban.node.lookup.Registers;
import org.tongban.node.routeguard.RouteLoader;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.settings.Settings;

/** Registers, route files and what reloads them. */
@Configuration(proxyBeanMethods = false)
class RouteWiring {
  @Bean
  RouteStates routeStates(Clock clock) {
    return new RouteStates(clock);
  }

  @Bean
  RouteLoader routeLoader(Settings settings, RouteStates states) {
    var routes = settings.routes();
    return new RouteLoader(routes.spine(), routes.lookups(), routes.allowedComponents(), states);
  }

  @Bean(destroyMethod = "close")
  Registers registers(Settings settings) {
    return Registers.open(settings.registers());
  }

  /** The mapping language of look-ups, under the name that route files use. */
  @Bean("jq")
  JqLanguage jq() {
    return new JqLanguage();
  }

  /** The routes must be in before the context starts and the peers' door opens. */
  @Bean
  CamelContextConfiguration routesFirst(
      RouteLoader loader, Registers registers, RouteReload reload) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        registers.bindTo(camel);
        loader.load(camel);
      }

      @Override
      public void afterApplicationStart(CamelContext camel) {
        reload.start(loader, camel);
      }
    };
  }

  @Bean(destroyMethod = "close")
  RouteReload routeReload(Settings settings) {
    return new RouteReload(settings.routes().reload());
  }

  @Bean(destroyMethod = "close")
  LookUps lookUps(CamelContext camel, RouteStates states, Settings settings, Clock clock) {
    return new LookUps(camel, states::serves, settings.peer().timeout(), clock);
  }
}
