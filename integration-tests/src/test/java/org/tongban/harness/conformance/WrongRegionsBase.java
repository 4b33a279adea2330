package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.partner.Fault;
import org.tongban.harness.partner.Faults;

/** What the tests of wrong regions share; there are three, some of which run at the same time. */
abstract class WrongRegionsBase {
  /** Of a node that relays. */
  static final String RELAYING = "RLY";

  /** Groups of checks about the messages themselves: a third of all. */
  static final Set<String> MESSAGES = Set.of("ENV", "OUT", "SUI");

  /** Groups about what takes more than one ask and its answer: another third. */
  static final Set<String> DEALINGS = Set.of("BAT", "EVT", "LAT", "PRF", "TPC");

  /** {@code -Dconformance.faults=whole}: every check before every wrong region, minutes long. */
  private static final boolean WHOLE = "whole".equals(System.getProperty("conformance.faults", ""));

  private static final int AROUND = 2;

  @TempDir private static Path folder;
  static WrongRegions regions;

  @BeforeAll
  static void play() throws IOException {
    regions = new WrongRegions(folder);
  }

  @AfterAll
  static void close() {
    regions.close();
  }

  /** Those that a check of these groups is meant for. */
  static Stream<Fault> faults(Predicate<String> group) {
    return Faults.all().stream().filter(fault -> group.test(fault.caughtBy().substring(0, 3)));
  }

  static void isCaughtByTheCheckMeantForIt(Fault fault) {
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
}
