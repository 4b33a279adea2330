package org.tongban.node.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tongban.core.message.StrictJson;

/**
 * Writes a month's file, a zip: {@value #MANIFEST}, what covers the month, and {@value #ENTRIES},
 * one entry in each line. For its owner only: evidence need not be encrypted.
 */
final class ArchiveWriter implements AutoCloseable {
  static final String MANIFEST = "manifest.json";
  static final String ENTRIES = "entries.ndjson";
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final ZipOutputStream zip;

  /**
   * @param file replaced where it is there
   */
  ArchiveWriter(Path file) throws IOException {
    this.file = file;
    Files.deleteIfExists(file);
    this.channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    // what is encrypted gets no smaller, but for its base64
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** One whole part of the file. */
  void part(String name, byte[] bytes) throws IOException {
    zip.putNextEntry(member(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Before the first entry. */
  void begin() throws IOException {
    zip.putNextEntry(member(ENTRIES));
  }

  /** Without a time of its own: the same month is the same file. */
  private static ZipEntry member(String name) {
    var member = new ZipEntry(name);
    member.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return member;
  }

  /** The next entry. */
  void entry(RawEntry raw) throws IOException {
    zip.write(StrictJson.write(ArchiveRows.json(raw)));
    zip.write('\n');
  }

  /** After the last entry: makes the file durable under that name. */
  void finish(Path name) throws IOException {
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
    // never over another file: who made the name free a moment ago would have to be us
    Files.createLink(name, file);
    Files.delete(file);
    try (var folder = FileChannel.open(name.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
