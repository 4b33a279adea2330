package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.partner.Fault;
import org.tongban.harness.partner.Faults;

/** A region that does as it should passes; one with a fault fails the check meant for it alone. */
class WrongRegionsTest {
  /** Of a node that relays. */
  private static final String RELAYING = "RLY";

  /** {@code -Dconformance.faults=whole}: every check before every wrong region, minutes long. */
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
    var results = regions.examine(WrongRegions.ANSWERING, Optional.empty(), Checks.all());

    // Then
    assertThat(results).filteredOn(r -> r.is(Verdict.Status.FAILED)).isEmpty();
    assertThat(results)
        .filteredOn(r -> r.is(Verdict.Status.NOT_RUN))
        .allSatisfy(r -> assertThat(r.check().group()).isEqualTo(RELAYING));
  }

  @Test
  void aGoodRelayPassesWhateverCanBeTried() {
    // When
    var results = regions.examine(WrongRegions.RELAYING, Optional.empty(), Checks.all());

    // Then
    assertThat(results).filteredOn(r -> r.is(Verdict.Status.FAILED)).isEmpty();
    assertThat(results)
        .filteredOn(r -> r.check().group().equals(RELAYING))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.is(Verdict.Status.PASSED)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsCaughtByTheCheckMeantForIt(Fault fault) {
    // When
    var results = regions.examine(examined(fault), Optional.of(fault.name()), checks(fault));

    // Then
    var failed =
        results.stream()
            .filter(result -> result.is(Verdict.Status.FAILED))
            .map(result -> result.check().id())
            .toList();
    assertThat(failed).containsExactly(fault.caughtBy());
  }

  private static MemberCode examined(Fault fault) {
    return fault.caughtBy().startsWith(RELAYING) ? WrongRegions.RELAYING : WrongRegions.ANSWERING;
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
        Checks.all().stream().map(Check::id).filter(id -> !caught.contains(id)).toList();

    // Then
    assertThat(uncaught).isEmpty();
  }
}
