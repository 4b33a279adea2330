package org.tongban.node.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.ServiceId;

/** How long evidence is kept. */
public interface Retention {
  /** The shortest time for which anything is kept, in days: what is younger isn't looked at. */
  int shortest();

  /**
   * How many days messages of this exchange are kept.
   *
   * @param service empty where none is known
   * @param ask read at need only; gives nothing where there is no ask, or it was erased
   */
  int days(Optional<ServiceId> service, Supplier<Optional<Ask>> ask);

  /**
   * Whether an exchange is kept beyond its time.
   *
   * @param entries of the exchange, in the order of the chain
   * @param ask as above
   */
  boolean held(List<StoredEntry> entries, Supplier<Optional<Ask>> ask);
}
