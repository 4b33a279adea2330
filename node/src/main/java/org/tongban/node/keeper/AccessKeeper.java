package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Directory;
import org.tongban.core.policy.AccessRules;
import org.tongban.core.policy.AccessRulesException;

/**
 * Holds the last good access rules. Rules that speak of something that doesn't exist are taken over
 * all the same, for nothing matches them, and are told: the service may come with the next
 * catalogue. Safe for use by many threads.
 */
public final class AccessKeeper implements Supplier<AccessRules> {
  private static final Logger LOG = LoggerFactory.getLogger(AccessKeeper.class);

  private final Path file;
  private final Supplier<Catalogue> catalogue;
  private final Supplier<Directory> directory;
  private final Keeper<AccessRules> keeper;

  /**
   * @throws AccessRulesException with every problem of the file
   * @throws NotTakenException when it can't be read
   */
  public AccessKeeper(Path file, Supplier<Catalogue> catalogue, Supplier<Directory> directory) {
    this.file = file;
    this.catalogue = catalogue;
    this.directory = directory;
    this.keeper = new Keeper<>("The file of access rules", List.of(file), this::read, this::read);
  }

  private AccessRules read() {
    var rules = AccessRules.load(bytes());
    rules
        .problems(catalogue.get(), directory.get())
        .forEach(slip -> LOG.warn("{}: {}", file, slip));
    return rules;
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new NotTakenException(file + ": can't be read");
    }
  }

  @Override
  public AccessRules get() {
    return keeper.held();
  }

  /** Why the file as it is now was not taken over; empty when it was. */
  public Optional<String> problem() {
    return keeper.problem();
  }

  /** Looks whether the file has changed; called at intervals. */
  public void refresh() {
    keeper.refresh();
  }
}
