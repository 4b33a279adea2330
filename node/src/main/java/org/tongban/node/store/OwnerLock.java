package org.tongban.node.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which process owns a server. The kernel lets go of it when that process dies, however it
 * dies; so a server that runs while nobody holds its lock was left behind.
 */
final class OwnerLock implements AutoCloseable {
  /**
   * Locks of this process. To open and close the file a second time would drop the kernel's lock
   * (POSIX), so it must not come to that.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private OwnerLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the lock; empty when a living process has it, be it this one. */
  static Optional<OwnerLock> take(Path file) {
    if (!HELD_HERE.add(file)) {
      return Optional.empty();
    }
    Optional<OwnerLock> taken = Optional.empty();
    try {
      taken = takeFromOthers(file);
      return taken;
    } catch (IOException e) {
      throw new StoreException("can't lock " + file, e);
    } finally {
      if (taken.isEmpty()) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static Optional<OwnerLock> takeFromOthers(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new OwnerLock(file, channel, lock));
  }

  @Override
  public void close() {
    try (channel) {
      if (lock.isValid()) {
        lock.release();
      }
    } catch (IOException e) {
      throw new StoreException("can't let go of " + file, e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
