package org.tongban.core.seal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a token holds a key (PKCS#11 URI, RFC 7512). Of its many attributes four are taken, and all
 * four must be given; the PIN itself never stands in it.
 *
 * @param slot number of the slot ({@code slot-id})
 * @param object label of key and certificate ({@code object})
 * @param module library of the token's maker ({@code module-path})
 * @param pin file whose first line is the PIN ({@code pin-source})
 */
record TokenUri(long slot, String object, Path module, Path pin) {
  private static final String SCHEME = "pkcs11:";
  private static final String FILE = "file:";
  private static final Set<String> NAMES = Set.of("slot-id", "object", "module-path", "pin-source");

  static boolean is(String text) {
    return text.startsWith(SCHEME);
  }

  /** Throws IllegalArgumentException when it is of another form. */
  static TokenUri parse(String text) {
    var parts = new HashMap<String, String>();
    Arrays.stream(text.strip().substring(SCHEME.length()).split("[;?&]", -1))
        .map(part -> part.split("=", 2))
        .forEach(part -> put(parts, part));
    if (!parts.keySet().equals(NAMES)) {
      throw new IllegalArgumentException("must have each of " + NAMES + " and no other");
    }
    return new TokenUri(
        Long.parseLong(parts.get("slot-id")),
        parts.get("object"),
        path(parts.get("module-path")),
        path(parts.get("pin-source")));
  }

  private static void put(Map<String, String> parts, String[] part) {
    if (part.length != 2 || part[1].isEmpty() || parts.containsKey(part[0])) {
      throw new IllegalArgumentException("an attribute is empty or stands twice");
    }
    // a plus stands for itself here, other than in a form
    var value = part[1].replace("+", "%2B");
    parts.put(part[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
  }

  private static Path path(String text) {
    try {
      var path = Path.of(text.startsWith(FILE) ? text.substring(FILE.length()) : text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("a path is none", e);
    }
    throw new IllegalArgumentException("a path is not absolute");
  }
}
