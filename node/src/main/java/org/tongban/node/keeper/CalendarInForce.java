package org.tongban.node.keeper;

import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.node.settings.Settings;

/**
 * The working days of the catalogue in force. Read anew each time: a day is promised seldom, and a
 * calendar may be added while the node runs. One that can't be read has no year that is known, so
 * nothing is promised by it.
 */
public final class CalendarInForce implements Supplier<WorkingDays> {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarInForce.class);

  private final Settings settings;

  public CalendarInForce(Settings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  @Override
  public WorkingDays get() {
    try {
      return WorkingDays.of(CataloguePlace.inForce(settings).folder());
    } catch (CatalogueException | UncheckedIOException e) {
      LOG.error("No day can be promised, the calendar can't be read: {}", e.getMessage());
      return WorkingDays.NONE;
    }
  }
}
