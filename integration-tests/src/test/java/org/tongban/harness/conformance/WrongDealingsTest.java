package org.tongban.harness.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.harness.partner.Fault;

/** A region that goes wrong beyond one ask and its answer fails the check meant for it alone. */
class WrongDealingsTest extends WrongRegionsBase {
  static Stream<Fault> faults() {
    return faults(DEALINGS::contains);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsCaughtByTheCheckMeantForIt(Fault fault) {
    isCaughtByTheCheckMeantForIt(fault);
  }
}
