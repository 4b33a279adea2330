package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.routeguard.RouteGuard;
import org.tongban.node.routeguard.RouteProblem;

class LookUpFilesTest {
  private static final Path ROUTES = Path.of("..", "routes");

  @ParameterizedTest
  @EnumSource
  void theRouteGuardAcceptsEveryShippedLookUp(Region region) {
    // When
    List<RouteProblem> problems =
        RouteGuard.check(
            ROUTES, ROUTES.resolve("lookups").resolve(region.code()), List.of("sql", "http"));

    // Then
    assertThat(problems).isEmpty();
  }
}
