package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file with a caller's bearer token. It is refused when other users can read it. */
final class TokenFile {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

  private TokenFile() {}

  /** The token, or nothing when no file was named. */
  static Optional<String> read(Path file, Messages messages) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      if (openToOthers(file)) {
        throw usage(messages.text("token.open", file));
      }
      String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!TOKEN.matcher(token).matches()) {
        throw usage(messages.text("token.rule", file));
      }
      return Optional.of(token);
    } catch (IOException e) {
      throw usage(messages.text("file.unreadable", file));
    }
  }

  private static boolean openToOthers(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException e) {
      return false; // a file system without POSIX rights guards its files in its own way
    }
  }

  private static CommandFailedException usage(String message) {
    return new CommandFailedException(ExitCodes.USAGE, message);
  }
}
