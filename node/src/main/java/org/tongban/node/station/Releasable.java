package org.tongban.node.station;

import org.tongban.core.journal.Admitted;

/** What may be signed in reply to a recorded ask: a cut answer, or that it was taken in. */
public sealed interface Releasable permits Release, TakenIn, ReleaseBatch {
  /** The ask that it is a reply to. */
  Admitted ask();
}
