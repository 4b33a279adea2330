package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.node.routeguard.RouteGuard;
import org.tongban.node.routeguard.RouteProblem;
import org.tongban.node.routeguard.StepRegisters;

class LookUpFilesTest {
  private static final Path ROUTES = Path.of("..", "routes");

  @ParameterizedTest
  @EnumSource
  void theRouteGuardAcceptsEveryShippedLookUp(Region region) {
    // When
    List<RouteProblem> problems =
        RouteGuard.check(
            ROUTES,
            ROUTES.resolve("lookups").resolve(region.code()),
            List.of("sql", "http"),
            new StepRegisters(
                Set.of("counter"), Catalogue.load(Path.of("..", "schemas"))::reserves));

    // Then
    assertThat(problems).isEmpty();
  }
}
