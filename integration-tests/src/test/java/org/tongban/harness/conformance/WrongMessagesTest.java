package org.tongban.harness.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.harness.partner.Fault;

/** A region whose messages have a fault fails the check meant for it alone. */
class WrongMessagesTest extends WrongRegionsBase {
  static Stream<Fault> faults() {
    return faults(MESSAGES::contains);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsCaughtByTheCheckMeantForIt(Fault fault) {
    isCaughtByTheCheckMeantForIt(fault);
  }
}
