package org.tongban.core.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contract with everything that is needed to hold messages against it.
 *
 * @param askCodes field of the ask to the name of the code table that holds its values
 * @param answerCodes the same for the answer
 * @param widenedBy pointers to members of the ask, new in this minor version, by which an asker
 *     says that it reads answers which the version before doesn't know
 */
record Service(
    Contract contract,
    BodySchema ask,
    BodySchema answer,
    List<SumRule> sums,
    Map<String, String> askCodes,
    Map<String, String> answerCodes,
    Set<String> widenedBy) {
  Service {
    sums = List.copyOf(sums);
    askCodes = Map.copyOf(askCodes);
    answerCodes = Map.copyOf(answerCodes);
    widenedBy = Set.copyOf(widenedBy);
  }
}
