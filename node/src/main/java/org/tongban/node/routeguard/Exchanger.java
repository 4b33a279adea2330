package org.tongban.node.routeguard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Puts new routes into the place of running ones. Newcomers wait at the direct endpoint while the
 * exchanges under way finish, so that none fails because a file was edited.
 */
final class Exchanger {
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(5);

  private final CamelContext context;

  Exchanger(CamelContext context) {
    this.context = context;
  }

  /** What went wrong; then the routes that ran before run again. */
  Optional<Throwable> exchange(List<RouteFile> before, List<RouteFile> after) {
    Optional<Throwable> failure =
        Attempt.of(
            () -> {
              quiet(CamelRoutes.ids(before));
              CamelRoutes.put(context, after);
            });
    if (failure.isPresent() && !before.isEmpty()) {
      Attempt.of(() -> CamelRoutes.put(context, before)).ifPresent(failure.get()::addSuppressed);
    }
    return failure;
  }

  Optional<Throwable> remove(RouteFile file) {
    return Attempt.of(
        () -> {
          for (String id : CamelRoutes.ids(List.of(file))) {
            quiet(List.of(id));
            context.getRouteController().stopRoute(id);
            context.removeRoute(id);
          }
        });
  }

  private void quiet(List<String> ids) throws InterruptedException {
    for (String id : ids) {
      Route route = context.getRoute(id);
      if (route != null) {
        ServiceHelper.suspendService(route.getConsumer());
      }
    }
    long steps = DRAIN.dividedBy(STEP);
    while (steps > 0 && ids.stream().anyMatch(id -> context.getInflightRepository().size(id) > 0)) {
      Thread.sleep(STEP.toMillis());
      steps--;
    }
  }
}
