package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** Reads the members of a request's JSON and notes everything that is wrong with them. */
public final class JsonFields {
  private final List<Violation> violations = new ArrayList<>();

  /** Notes a broken rule. */
  public void note(String pointer, String rule) {
    violations.add(new Violation(pointer, rule));
  }

  /**
   * The text member of that name, read; empty where it is missing or its reader throws, which is
   * noted.
   *
   * @param at pointer to the node
   * @param reader throws {@link IllegalArgumentException} with the rule as message
   */
  public <T> Optional<T> required(
      JsonNode node, String at, String name, Function<String, T> reader) {
    if (!node.has(name)) {
      note(at + "/" + name, "is required");
      return Optional.empty();
    }
    return optional(node, at, name, reader);
  }

  /** The same for a member that may be missing. */
  public <T> Optional<T> optional(
      JsonNode node, String at, String name, Function<String, T> reader) {
    var value = node.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      note(at + "/" + name, "must be text");
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(value.textValue()));
    } catch (IllegalArgumentException e) {
      note(at + "/" + name, e.getMessage());
      return Optional.empty();
    }
  }

  /** Notes it where the node has a member of another name. */
  public void known(String at, JsonNode node, Set<String> known) {
    var names = node.fieldNames();
    while (names.hasNext()) {
      if (!known.contains(names.next())) {
        note(at, "has a member that is none of " + known.stream().sorted().toList());
        return;
      }
    }
  }

  /**
   * Goes on only where nothing was noted.
   *
   * @throws RefusedException {@code SCHEMA_VIOLATION} with all that was
   */
  public void check() {
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, violations);
    }
  }
}
