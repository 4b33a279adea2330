package org.tongban.node.station;

import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.message.Draft;

/** Station 2: holds the draft against the contract of its service. */
public final class ValidateAsk {
  private final Supplier<Catalogue> catalogue;

  public ValidateAsk(Supplier<Catalogue> catalogue) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
  }

  /** Refuses what the contract doesn't know, with every violation. */
  public ValidContent validate(Draft draft) {
    Objects.requireNonNull(draft, "draft");
    return draft.items().isEmpty()
        ? catalogue.get().checkAsk(draft)
        : catalogue.get().checkItems(draft, draft.items().stream().map(draft::single).toList());
  }
}
