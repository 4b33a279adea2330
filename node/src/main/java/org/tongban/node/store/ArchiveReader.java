package org.tongban.node.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tongban.core.message.Digest;

/** Reads a month's file, an entry at a time. */
final class ArchiveReader implements AutoCloseable {
  private static final int LONGEST = 64 << 20;
  private static final int SMALL = 1 << 16;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LONGEST).build())
              .build());

  private final ZipFile zip;
  private final ArchiveManifest manifest;
  private final MappingIterator<JsonNode> lines;

  private ArchiveReader(ZipFile zip) throws IOException {
    this.zip = zip;
    this.manifest = ArchiveManifest.read(small(zip, ArchiveWriter.MANIFEST));
    this.lines = MAPPER.readerFor(JsonNode.class).readValues(part(zip, ArchiveWriter.ENTRIES));
  }

  /**
   * Opens it.
   *
   * @throws IOException when it can't be read or is no such file
   * @throws IllegalArgumentException when it doesn't say what it is
   */
  static ArchiveReader open(Path file) throws IOException {
    var zip = new ZipFile(file.toFile());
    boolean opened = false;
    try {
      var reader = new ArchiveReader(zip);
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        zip.close();
      }
    }
  }

  private static InputStream part(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("no " + name + " in it");
    }
    return zip.getInputStream(entry);
  }

  private static byte[] small(ZipFile zip, String name) throws IOException {
    try (var in = part(zip, name)) {
      return in.readNBytes(SMALL);
    }
  }

  ArchiveManifest manifest() {
    return manifest;
  }

  /**
   * The next entry; empty after the last.
   *
   * @throws IOException when the file can't be read on
   * @throws IllegalArgumentException when there is no entry
   */
  Optional<RawEntry> next() throws IOException {
    try {
      return lines.hasNextValue()
          ? Optional.of(ArchiveRows.read(lines.nextValue()))
          : Optional.empty();
    } catch (JsonProcessingException | ZipException | EOFException e) {
      // an altered file, whichever way it shows; the message of JSON has a piece of it
      throw new IllegalArgumentException("a line is no entry");
    }
  }

  /** The digest of a whole file. */
  static Digest digest(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return Digest.raw(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
    zip.close();
  }
}
