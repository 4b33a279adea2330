package org.tongban.node.lookup;

import org.tongban.core.journal.Admitted;

/** What came of the look-up for a recorded ask: a finding, or that there is none yet. */
public sealed interface LookedUp permits Finding, Taken, FoundBatch {
  /** The ask that was looked up. */
  Admitted ask();
}
