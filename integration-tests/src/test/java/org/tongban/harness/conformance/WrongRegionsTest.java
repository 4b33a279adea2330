package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.harness.partner.Fault;
import org.tongban.harness.partner.Faults;

/** A region that does as it should passes; one with a fault fails the check meant for it alone. */
class WrongRegionsTest extends WrongRegionsBase {
  static Stream<Fault> faults() {
    return faults(group -> !MESSAGES.contains(group) && !DEALINGS.contains(group));
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
    isCaughtByTheCheckMeantForIt(fault);
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
