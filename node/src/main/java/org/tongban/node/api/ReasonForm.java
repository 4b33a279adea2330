package org.tongban.node.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Reads {@code {"reason": …}}. */
final class ReasonForm {
  private ReasonForm() {}

  /**
   * The reason.
   *
   * @throws RefusedException {@code REQUEST_MALFORMED, SCHEMA_VIOLATION}
   */
  static <E extends Enum<E>> E read(byte[] bytes, Class<E> reasons) {
    var all = List.of(reasons.getEnumConstants());
    var name = read(bytes, all.stream().map(Enum::name).toList());
    return Enum.valueOf(reasons, name);
  }

  /** The same of some words. */
  static String read(byte[] bytes, List<String> words) {
    var json = parse(bytes);
    var fields = new JsonFields();
    fields.known("", json, Set.of("reason"));
    var found = fields.required(json, "", "reason", text -> one(text, words));
    fields.check();
    return found.orElseThrow();
  }

  private static String one(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("must be one of " + words);
    }
    return text;
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return StrictJson.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, e.getMessage());
    }
  }
}
