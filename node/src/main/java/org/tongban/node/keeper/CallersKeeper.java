package org.tongban.node.keeper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.node.settings.CallersFile;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.settings.SettingsException;

/** Holds the last good list of local callers. Safe for use by many threads. */
public final class CallersKeeper implements Supplier<List<KnownCaller>> {
  private final Path file;
  private final Keeper<List<KnownCaller>> keeper;

  /**
   * @throws NotTakenException with every problem of the file
   */
  public CallersKeeper(Path file) {
    this.file = file;
    this.keeper = new Keeper<>("The file of callers", List.of(file), this::read, this::read);
  }

  private List<KnownCaller> read() {
    try {
      return CallersFile.read(file).callers();
    } catch (SettingsException e) {
      throw new NotTakenException(file + ": " + e.problems());
    }
  }

  @Override
  public List<KnownCaller> get() {
    return keeper.held();
  }

  /** Why the file as it is now was not taken over; empty when it was. */
  public Optional<String> problem() {
    return keeper.problem();
  }

  /** One look at the file; called at intervals. */
  public void refresh() {
    keeper.refresh();
  }
}
