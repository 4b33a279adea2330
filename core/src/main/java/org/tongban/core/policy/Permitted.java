package org.tongban.core.policy;

import org.tongban.core.seal.OpenedAsk;

/** An ask that the data owner's rules were asked about, and what they said. */
public sealed interface Permitted permits PermittedAsk, PermittedBatch {
  /** The verified ask. */
  OpenedAsk opened();

  /** Id of the rule that decided; of several, the ids with commas between. */
  String rule();
}
