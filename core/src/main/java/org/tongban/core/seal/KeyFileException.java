package org.tongban.core.seal;

import java.nio.file.Path;

/** A key or certificate file that can't be used; the message names the file and the rule. */
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyFileException(Path file, String problem) {
    super(file + " " + problem);
  }

  KeyFileException(Path file, String problem, Throwable cause) {
    super(file + " " + problem, cause);
  }
}
