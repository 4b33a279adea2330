package org.tongban.node.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tongban.core.message.Checkpoint;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.StoreException;

/**
 * The newest signed checkpoint outside of the database, so that a database that was put back alone
 * is found here at once. Of several replicas each has its own.
 */
public final class CheckpointFile {
  private final Path file;

  /** In the node's own folder. */
  public CheckpointFile(Settings settings) {
    this(settings.data().resolve("journal").resolve("checkpoint.note"));
  }

  CheckpointFile(Path file) {
    this.file = file;
  }

  /**
   * What was written last; empty before the first.
   *
   * @throws StoreException when the file can't be read as a checkpoint
   */
  public Optional<Checkpoint> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Checkpoint.claimed(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreException(file + " can't be read as a checkpoint", e);
    }
  }

  /** Written beside and then moved: a power failure leaves the old or the new. */
  void write(byte[] note) {
    try {
      Files.createDirectories(file.getParent());
      var half = Files.createTempFile(file.getParent(), ".checkpoint", "");
      Files.write(half, note);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StoreException(file + " can't be written", e);
    }
  }
}
