package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.harness.partner.Fault;
import org.tongban.harness.partner.Faults;

/** A region that does as it should passes; one with a fault fails the check meant for it alone. */
class WrongRegionsTest {
  /** Of a node that relays or lies behind a relay; nodes of the build are examined by those. */
  private static final Set<String> WITH_RELAYS = Set.of("RLY", "TGT");

  /** {@code -Dconformance.faults=whole}: every check before every wrong region, two minutes. */
  private static final boolean WHOLE = "whole".equals(System.getProperty("conformance.faults", ""));

  private static final int AROUND = 2;

  @TempDir private static Path folder;
  private static WrongRegions regions;

  @BeforeAll
  static void play() throws IOException {
    regions = new WrongRegions(folder);
  }

  @AfterAll
  static void close() {
    regions.close();
  }

  static Stream<Fault> faults() {
    return Faults.all().stream();
  }

  @Test
  void aGoodRegionPassesWhateverCanBeTried() {
    // When
    var results = regions.examine(Optional.empty(), Checks.all());

    // Then
    assertThat(results).filteredOn(r -> r.is(Verdict.Status.FAILED)).isEmpty();
    assertThat(results)
        .filteredOn(r -> r.is(Verdict.Status.NOT_RUN))
        .allSatisfy(r -> assertThat(WITH_RELAYS).contains(r.check().group()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsCaughtByTheCheckMeantForIt(Fault fault) {
    // When
    var results = regions.examine(Optional.of(fault.name()), checks(fault));

    // Then
    var failed =
        results.stream()
            .filter(result -> result.is(Verdict.Status.FAILED))
            .map(result -> result.check().id())
            .toList();
    assertThat(failed).containsExactly(fault.caughtBy());
  }

  /** All, or those around the check that is meant, where time is short. */
  private static List<Check> checks(Fault fault) {
    var all = Checks.all();
    if (WHOLE) {
      return all;
    }
    var ids = all.stream().map(Check::id).toList();
    var place = ids.indexOf(fault.caughtBy());
    return all.subList(Math.max(0, place - AROUND), Math.min(all.size(), place + AROUND + 1));
  }

  @Test
  void eachCheckHasARegionThatFailsIt() {
    // Given
    var caught = Faults.all().stream().map(Fault::caughtBy).collect(Collectors.toSet());

    // When
    List<String> uncaught =
        Checks.all().stream()
            .filter(check -> !WITH_RELAYS.contains(check.group()))
            .map(Check::id)
            .filter(id -> !caught.contains(id))
            .toList();

    // Then
    assertThat(uncaught).isEmpty();
  }
}
