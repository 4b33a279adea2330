package org.tongban.core.journal;

import org.tongban.core.policy.Permitted;

/** An ask that stands in the journal and was admitted for the first and only time. */
public sealed interface Admitted permits RecordedAsk, RecordedBatch {
  /** The ask with what it may see. */
  Permitted permitted();
}
