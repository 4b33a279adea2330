package org.tongban.core.proof;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The outer form of an ASiC-E container (ETSI EN 319 162-1 §4.4 and annex A): a zip whose first
 * member is {@code mimetype}. Written in one way only: nothing compressed, no dates, no comments,
 * no extra fields. What is read is written again and compared, so that two zip readers can't see
 * two contents in one file, and nothing can be hidden between the members.
 */
public final class Container {
  /** Media type of the file (ETSI EN 319 162-1 annex A.1). */
  public static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

  static final String META_INF = "META-INF/";

  /** Largest container that is read, in bytes. */
  public static final int LARGEST = 64 << 20;

  static final int MOST_MEMBERS = 300;

  private static final String MIMETYPE = "mimetype";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,6}");
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1990, 1, 1, 0, 0);

  private final Map<String, byte[]> members;

  private Container(Map<String, byte[]> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /**
   * A container of these members, in this order.
   *
   * @throws IllegalArgumentException for a name that may not stand in one, or too many members
   */
  static Container of(Map<String, byte[]> members) {
    if (members.size() > MOST_MEMBERS || !members.keySet().stream().allMatch(Container::isName)) {
      throw new IllegalArgumentException("a name, or so many, may not stand in a container");
    }
    return new Container(new LinkedHashMap<>(members));
  }

  /**
   * Reads a container.
   *
   * @throws ProofException {@code TOO_LARGE, NOT_A_CONTAINER}
   */
  public static Container read(byte[] zip) {
    if (zip.length > LARGEST) {
      throw new ProofException(ProofReason.TOO_LARGE);
    }
    var members = ProofException.guarded(ProofReason.NOT_A_CONTAINER, () -> members(zip));
    var mimetype = members.remove(MIMETYPE);
    if (mimetype == null || !Arrays.equals(mimetype, ascii(MEDIA_TYPE))) {
      throw new ProofException(ProofReason.NOT_A_CONTAINER);
    }
    var container = new Container(members);
    if (!Arrays.equals(container.bytes(), zip)) {
      throw new ProofException(ProofReason.NOT_A_CONTAINER);
    }
    return container;
  }

  private static Map<String, byte[]> members(byte[] zip) throws IOException {
    var members = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.US_ASCII)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var name = entry.getName();
        // nothing is ever inflated, so no member is larger than the file that it came in
        boolean good =
            entry.getMethod() == ZipEntry.STORED
                && isName(name)
                && members.size() <= MOST_MEMBERS
                && !members.containsKey(name);
        if (!good) {
          throw new ProofException(ProofReason.NOT_A_CONTAINER);
        }
        members.put(name, in.readAllBytes());
      }
    }
    return members;
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The container as a file. */
  public byte[] bytes() {
    var out = new ByteArrayOutputStream(1 << 16);
    try (var zip = new ZipOutputStream(out, StandardCharsets.US_ASCII)) {
      write(zip, MIMETYPE, ascii(MEDIA_TYPE));
      for (var member : members.entrySet()) {
        write(zip, member.getKey(), member.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var sum = new CRC32();
    sum.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(NO_DATE);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Names of the members but {@code mimetype}, in the order of the file. */
  public Set<String> names() {
    return members.keySet();
  }

  /** A copy of the member of that name. */
  public Optional<byte[]> member(String name) {
    return Optional.ofNullable(members.get(name)).map(byte[]::clone);
  }
}
