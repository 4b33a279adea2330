package org.tongban.node.keeper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.store.SubjectStore;

/**
 * Holds the keys under which persons are marked in the journal. Made at the first start of a
 * member's first node; from then on a node without them, or with others, does not start: it would
 * tell people that nobody asked.
 */
public final class SubjectKeeper implements Supplier<SubjectKeys> {
  private final Path file;
  private final SubjectStore store;
  private final Keeper<SubjectKeys> keeper;

  /**
   * @throws KeyFileException when the file is damaged or open to others
   * @throws NotTakenException when it is missing or of another journal
   */
  public SubjectKeeper(Path file, SubjectStore store) {
    this.file = file;
    this.store = store;
    this.keeper =
        new Keeper<>("The file of subject keys", List.of(file), this::read, this::readOrMake);
  }

  private SubjectKeys readOrMake() {
    if (Files.exists(file)) {
      return read();
    }
    if (store.begun()) {
      throw new NotTakenException(
          file + ": is missing, and persons in this journal are marked with its keys");
    }
    return checked(SubjectKeys.add(file));
  }

  private SubjectKeys read() {
    return checked(SubjectKeys.load(file));
  }

  private SubjectKeys checked(SubjectKeys keys) {
    if (!store.knows(keys)) {
      throw new NotTakenException(
          file + ": holds other keys than those that persons in this journal are marked with");
    }
    return keys;
  }

  @Override
  public SubjectKeys get() {
    return keeper.held();
  }

  /** Looks whether a key was added; called at intervals. */
  public void refresh() {
    keeper.refresh();
  }
}
