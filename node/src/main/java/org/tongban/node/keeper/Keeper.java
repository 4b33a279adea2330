package org.tongban.node.keeper;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.policy.AccessRulesException;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeyFileException;

/**
 * Holds the last good one of what is read from files. A change counts when two looks see it alike,
 * so that files half copied are left alone. One that fails its checks is told once and leaves the
 * old one in force until the files change again.
 */
final class Keeper<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private final String name;
  private final List<Path> files;
  private final Supplier<T> reader;
  private volatile T held;
  private volatile Optional<String> problem = Optional.empty();
  private Map<Path, String> settled;
  private Map<Path, String> last;

  /**
   * @param name as the log calls it
   * @param files or folders that are looked at
   * @param reader reads and checks; throws an exception whose message is for an administrator
   * @param first what the node starts with
   */
  Keeper(String name, List<Path> files, Supplier<T> reader, Supplier<T> first) {
    this.name = name;
    this.files = files;
    this.reader = reader;
    // stamped before it is read: what changes meanwhile is seen at the next look
    this.settled = FileStamps.of(files);
    this.last = settled;
    this.held = first.get();
  }

  T held() {
    return held;
  }

  /** Why the files as they are now were not taken over; empty when they were. */
  Optional<String> problem() {
    return problem;
  }

  /** One look; called at intervals. */
  synchronized void refresh() {
    var now = FileStamps.of(files);
    boolean steady = now.equals(last);
    last = now;
    if (steady && !now.equals(settled)) {
      settled = now;
      take();
    }
  }

  private void take() {
    try {
      held = reader.get();
      problem = Optional.empty();
      LOG.info("{} is taken over as it is now", name);
    } catch (NotTakenException
        | CatalogueException
        | AccessRulesException
        | KeyFileException
        | RefusedException e) {
      problem = Optional.of(e.getMessage());
      LOG.error("{} is not taken over, the old one stays in force: {}", name, e.getMessage());
    }
  }
}
