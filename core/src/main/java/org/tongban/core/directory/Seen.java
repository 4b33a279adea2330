package org.tongban.core.directory;

import java.util.HashMap;
import java.util.Map;

/**
 * What may stand only once in a directory, with the place where it stood first. Kept apart from the
 * members, so that a member with another mistake still takes part in these checks.
 */
final class Seen {
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();
  private final Map<String, String> thumbprints = new HashMap<>();
  private final Map<String, String> agreements = new HashMap<>();

  void code(String code, Cursor at) {
    once(codes, code, at, "this member");
  }

  void prefix(String prefix, Cursor at) {
    once(prefixes, prefix, at, "this prefix");
  }

  void thumbprint(String thumbprint, Cursor at) {
    once(thumbprints, thumbprint, at, "this certificate");
  }

  void agreement(String id, Cursor at) {
    once(agreements, id, at, "this agreement");
  }

  boolean knows(String code) {
    return codes.containsKey(code);
  }

  private static void once(Map<String, String> seen, String value, Cursor at, String what) {
    var first = seen.putIfAbsent(value, at.pointer());
    if (first != null) {
      at.problem(what + " stands already at " + first);
    }
  }
}
