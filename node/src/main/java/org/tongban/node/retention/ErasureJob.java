package org.tongban.node.retention;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.journal.ErasureRecord.Part;
import org.tongban.node.store.Erasure;
import org.tongban.node.store.StoreException;

/** Erases once a day what is older than its retention. */
public final class ErasureJob {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureJob.class);

  private final Supplier<Erasure> erasure;

  /**
   * @param erasure by the catalogue and the directory as they are then
   */
  public ErasureJob(Supplier<Erasure> erasure) {
    this.erasure = erasure;
  }

  /** At the time of day of the settings. */
  @Scheduled(cron = "${tongban.erase-at}", zone = "Asia/Shanghai")
  public void daily() {
    try {
      var bodies = erasure.get().erase(seq -> {}).stream().mapToLong(Part::bodies).sum();
      LOG.info("{} bodies were erased, since their retention is over", bodies);
    } catch (StoreException e) {
      LOG.error("Not all evidence whose retention is over was erased: {}", e.getMessage());
    }
  }
}
