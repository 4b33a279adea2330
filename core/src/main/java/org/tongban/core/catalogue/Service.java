package org.tongban.core.catalogue;

import java.util.List;

/** A contract with everything that is needed to hold messages against it. */
record Service(Contract contract, BodySchema ask, BodySchema answer, List<SumRule> sums) {
  Service {
    sums = List.copyOf(sums);
  }
}
