package org.tongban.node.keeper;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Remembers, over restarts, name and version of the highest document of its kind that this node has
 * taken, so that no older one is ever taken again.
 */
final class HighWater {
  /** Above all that a document can have. */
  private static final BigInteger HIGHEST = BigInteger.TEN.pow(50).subtract(BigInteger.ONE);

  private final Path file;

  HighWater(Path file) {
    this.file = file;
  }

  /**
   * A mark.
   *
   * @param name of the federation or the catalogue; empty before the first document
   */
  private record Mark(String name, BigInteger version) {
    /** What can't be read counts as the highest: a rollback must not follow from a torn file. */
    static Mark parse(String text) {
      var parts = text.strip().split(" ", -1);
      boolean formed = parts.length == 2 && parts[1].matches("[0-9]{1,50}");
      return formed ? new Mark(parts[0], new BigInteger(parts[1])) : new Mark("?", HIGHEST);
    }

    @Override
    public String toString() {
      return name + " " + version;
    }
  }

  private Mark mark() throws IOException {
    return Files.exists(file)
        ? Mark.parse(Files.readString(file, StandardCharsets.UTF_8))
        : new Mark("", BigInteger.ZERO);
  }

  /** Throws NotTakenException for a lower version than the mark, and for another name. */
  void check(String name, long version) throws IOException {
    check(name, BigInteger.valueOf(version));
  }

  /** The same for numbers as large as authorities give them. */
  void check(String name, BigInteger version) throws IOException {
    var mark = mark();
    boolean same = mark.name().isEmpty() || mark.name().equals(name);
    if (!same || version.compareTo(mark.version()) < 0) {
      throw new NotTakenException(
          "is " + new Mark(name, version) + ", but this node has had " + mark);
    }
  }

  /** Raises the mark. Written beside and then moved: a power failure leaves the old or the new. */
  void raise(String name, long version) {
    raise(name, BigInteger.valueOf(version));
  }

  /** The same for numbers as large as authorities give them. */
  void raise(String name, BigInteger version) {
    try {
      Files.createDirectories(file.getParent());
      var half = Files.createTempFile(file.getParent(), "." + file.getFileName(), "");
      Files.writeString(half, new Mark(name, version) + "\n", StandardCharsets.UTF_8);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new NotTakenException("can't write " + file);
    }
  }
}
