package org.tongban.node.routeguard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Puts checked files into a Camel context, from the text that was checked. */
final class CamelRoutes {
  private CamelRoutes() {}

  /** Adds the routes of the files, or puts them in the place of the routes with the same ids. */
  static void put(CamelContext context, List<RouteFile> files) throws Exception {
    List<RoutesBuilder> builders = new ArrayList<>();
    for (RouteFile file : files) {
      Resource resource = ResourceHelper.fromString(location(file), file.text());
      builders.addAll(PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource));
    }
    // Configurations first: a route takes its configuration when it is added.
    for (RoutesBuilder builder : builders) {
      if (builder instanceof RouteConfigurationsBuilder configurations) {
        configurations.updateRouteConfigurationsToCamelContext(context);
      }
    }
    for (RoutesBuilder builder : builders) {
      if (builder instanceof RouteBuilder routes) {
        routes.addLifecycleInterceptor(new Quiet());
      }
      builder.updateRoutesToCamelContext(context);
    }
  }

  /** Camel takes everything after the first dot of a name for its extension. */
  private static String location(RouteFile file) {
    return file.name().replace('.', '-') + RouteFile.SUFFIX;
  }

  static List<String> ids(List<RouteFile> files) {
    return files.stream()
        .flatMap(file -> file.root().findValues("route").stream())
        .map(route -> route.path("id").asText())
        .collect(Collectors.toList());
  }

  /**
   * Camel's default error handler would write a look-up's failure to the log, and a database quotes
   * values in its messages. The caller of the look-up reports the failure instead.
   */
  private static final class Quiet implements RouteBuilderLifecycleStrategy {
    @Override
    public void afterConfigure(RouteBuilder builder) {
      builder.getRouteCollection().getRoutes().stream()
          .filter(route -> route.getId().startsWith(LookUpGuard.PREFIX))
          .forEach(route -> route.errorHandler(new NoErrorHandlerDefinition()));
    }
  }
}
