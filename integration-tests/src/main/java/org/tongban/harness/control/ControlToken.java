package org.tongban.harness.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a caller of the control address must know; new with each start. */
final class ControlToken {
  /** Its file in the simulator's folder. */
  static final String FILE = "control.token";

  private static final int BYTES = 32;

  private final byte[] expected;

  private ControlToken(String token) {
    this.expected = ("Bearer " + token).getBytes(UTF_8);
  }

  /**
   * Makes one and writes it for its owner only.
   *
   * @throws UncheckedIOException when the folder can't be written
   */
  static ControlToken make(Path folder) {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var token = HexFormat.of().formatHex(bytes);
    var file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(file);
      var own = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
      Files.writeString(file, token);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be written", e);
    }
    return new ControlToken(token);
  }

  /**
   * @param header of {@code Authorization}; null when there is none
   */
  boolean isIn(String header) {
    return header != null && MessageDigest.isEqual(expected, header.getBytes(UTF_8));
  }
}
