package org.tongban.harness.conformance;

import java.io.IOException;

/** Tries a node and says what it made of it. */
@FunctionalInterface
interface Probe {
  /**
   * @throws IOException when there was no reply where one is due
   */
  Verdict of(Subject node) throws IOException;
}
