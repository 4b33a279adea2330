package org.tongban.node.later;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.message.Ask;

/** Until when an ask of ours may be handed over, by its contract and our own calendar. */
public final class Deadlines {
  private final Supplier<Catalogue> catalogue;
  private final Supplier<WorkingDays> days;

  public Deadlines(Supplier<Catalogue> catalogue, Supplier<WorkingDays> days) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.days = Objects.requireNonNull(days, "days");
  }

  /** Empty for a service that is answered at once, and where no day can be said. */
  Optional<LocalDate> of(Ask ask, LocalDate today) {
    return catalogue
        .get()
        .find(ask.service(), ask.version())
        .filter(Contract::mayBeLater)
        .flatMap(contract -> of(contract, today));
  }

  /** Last day of an answer to an ask of that day; empty where no day can be said. */
  public Optional<LocalDate> of(Contract contract, LocalDate today) {
    return days.get().after(today, contract.deadlineWorkingDays());
  }
}
