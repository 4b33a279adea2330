package org.tongban.harness.conformance;

import java.util.List;
import java.util.stream.Stream;

/** All checks, in the order in which they are run. What is new gets a list of its own here. */
final class Checks {
  private Checks() {}

  static List<Check> all() {
    return Stream.of(
            OutcomeChecks.checks(),
            TlsChecks.checks(),
            HttpChecks.checks(),
            EnvelopeChecks.checks(),
            TimeChecks.checks(),
            AddresseeChecks.checks(),
            ReplayChecks.checks(),
            VersionChecks.checks(),
            ContractChecks.checks(),
            LaterChecks.checks(),
            EventChecks.checks(),
            BatchChecks.checks(),
            BatchFormChecks.checks(),
            TransactionChecks.checks(),
            SuiteChecks.checks(),
            SealedChecks.checks(),
            RefusalChecks.checks(),
            RelayChecks.checks(),
            TargetChecks.checks(),
            WitnessChecks.checks(),
            ProofChecks.checks(),
            ProofDocumentChecks.checks(),
            ProofJournalChecks.checks())
        .flatMap(List::stream)
        .toList();
  }
}
