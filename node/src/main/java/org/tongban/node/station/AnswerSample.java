package org.tongban.node.station;

import com.fasterxml.jackson.databind.JsonNode;
import org.tongban.core.catalogue.Contract;

/** Looks at some of the answers more closely than there is time for on the way of a message. */
@FunctionalInterface
public interface AnswerSample {
  /** Takes the body or leaves it; returns at once and changes nothing. */
  void offer(Contract contract, JsonNode body);
}
