package org.tongban.node.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server programs that come with the node, unpacked once for all nodes of a machine. A folder
 * is named by size and checksum of its archive and appears under that name only when it is
 * complete.
 */
final class PostgresBinaries {
  private static final Map<String, String> ARCHIVES =
      Map.of(
          "amd64", "postgres-linux-x86_64.txz",
          "x86_64", "postgres-linux-x86_64.txz",
          "aarch64", "postgres-linux-arm_64.txz");

  /** A file lock holds between processes only; this one holds between threads. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private PostgresBinaries() {}

  /** The folder that has {@code bin/postgres}, unpacked below the shared folder where needed. */
  static Path unpackedIn(Path shared) {
    URL archive = archive();
    Path home = shared.resolve("postgres-" + fingerprint(archive));
    if (Files.isDirectory(home)) {
      return home;
    }
    IN_THIS_PROCESS.lock();
    try {
      unpackOnce(archive, shared, home);
    } catch (IOException e) {
      throw new StoreException("can't unpack PostgreSQL into " + shared, e);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
    return home;
  }

  private static URL archive() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = ARCHIVES.get(System.getProperty("os.arch"));
    if (!os.contains("linux") || name == null) {
      throw new StoreException(
          "the embedded PostgreSQL runs on Linux (amd64, arm64) only; set database.url instead");
    }
    URL archive = PostgresBinaries.class.getResource("/" + name);
    if (archive == null) {
      throw new StoreException(name + " is missing in this build of the node");
    }
    return archive;
  }

  /** What the jar says of the archive; reading all of it would cost each start half a second. */
  private static String fingerprint(URL archive) {
    try {
      var connection = archive.openConnection();
      connection.setUseCaches(false);
      if (connection instanceof JarURLConnection jar) {
        try (var file = jar.getJarFile()) {
          var entry = file.getEntry(jar.getEntryName());
          return Long.toHexString(entry.getSize()) + "-" + Long.toHexString(entry.getCrc());
        }
      }
      throw new StoreException(archive + " is not in a jar");
    } catch (IOException e) {
      throw new StoreException("can't read " + archive, e);
    }
  }

  private static void unpackOnce(URL archive, Path shared, Path home) throws IOException {
    Files.createDirectories(shared);
    Path lockFile = shared.resolve("unpack.lock");
    try (var channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && !Files.isDirectory(home)) {
        Path half = shared.resolve(home.getFileName() + ".part");
        Folders.delete(half);
        unpack(archive, half);
        Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new BufferedInputStream(
                new XZInputStream(new BufferedInputStream(archive.openStream())), 1 << 16))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("the archive points outside of its folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean program = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
