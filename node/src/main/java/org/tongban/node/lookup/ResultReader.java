package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Reads what a look-up route gave, strictly: a field that nobody knows may be one that somebody
 * misspelt, and a holder lost that way would let a wrong name through. A refusal's detail names
 * places, never values.
 */
final class ResultReader {
  private static final Set<Outcome> OUTCOMES =
      EnumSet.of(Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.PARTIAL);
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\]-]{0,127}");
  private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

  private ResultReader() {}

  static LookUpResult read(JsonNode result) {
    object(result, "", Set.of("records", "missing", "pending"));
    if (!result.has("records")) {
      throw malformed("/records", "is missing");
    }
    var records = list(result, "/records", ResultReader::record);
    boolean pending = pending(result.path("pending"));
    if (pending && !records.isEmpty()) {
      throw malformed("/pending", "must not be true beside records");
    }
    return new LookUpResult(records, list(result, "/missing", ResultReader::missing), pending);
  }

  private static boolean pending(JsonNode node) {
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw malformed("/pending", "must be true or false");
    }
    return node.asBoolean(false);
  }

  private static RegisterRecord record(Spot spot) {
    object(spot.node(), spot.at(), Set.of("holders", "outcome", "asOf", "answer"));
    Optional<JsonNode> answer = present(spot.node().path("answer"));
    if (answer.isPresent() && !answer.get().isObject()) {
      throw malformed(spot.at() + "/answer", "must be an object");
    }
    return new RegisterRecord(
        list(spot.node(), spot.at() + "/holders", ResultReader::holder),
        text(spot, "outcome").map(word -> outcome(spot, word)),
        text(spot, "asOf").map(time -> instant(spot, time)),
        answer);
  }

  private static Holder holder(Spot spot) {
    object(spot.node(), spot.at(), Set.of("idNumber", "formerIdNumbers", "name", "formerNames"));
    return new Holder(
        text(spot, "idNumber").orElse(""),
        list(spot.node(), spot.at() + "/formerIdNumbers", ResultReader::word),
        text(spot, "name").orElse(""),
        list(spot.node(), spot.at() + "/formerNames", ResultReader::word));
  }

  private static Missing missing(Spot spot) {
    object(spot.node(), spot.at(), Set.of("field", "reason"));
    String field = text(spot, "field").orElse("");
    String reason = text(spot, "reason").orElse("");
    if (!FIELD.matcher(field).matches() || !REASON.matcher(reason).matches()) {
      throw malformed(spot.at(), "needs a field of the contract and a reason code in capitals");
    }
    return new Missing(field, reason);
  }

  private static Outcome outcome(Spot spot, String word) {
    return OUTCOMES.stream()
        .filter(outcome -> outcome.name().equals(word))
        .findFirst()
        .orElseThrow(() -> malformed(spot.at() + "/outcome", "is one of " + OUTCOMES));
  }

  private static Instant instant(Spot spot, String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException notATime) {
      throw malformed(spot.at() + "/asOf", "must be a time with its offset (RFC 3339)");
    }
  }

  private static String word(Spot spot) {
    if (!spot.node().isTextual()) {
      throw malformed(spot.at(), "must be text");
    }
    return spot.node().textValue();
  }

  private static Optional<String> text(Spot spot, String field) {
    return present(spot.node().path(field))
        .map(node -> word(new Spot(node, spot.at() + "/" + field)));
  }

  /** Null is what jq makes of a column without a value, so it counts as absent. */
  private static Optional<JsonNode> present(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  private static <T> List<T> list(JsonNode parent, String at, Function<Spot, T> item) {
    Optional<JsonNode> array = present(parent.path(at.substring(at.lastIndexOf('/') + 1)));
    if (array.isEmpty()) {
      return List.of();
    }
    if (!array.get().isArray()) {
      throw malformed(at, "must be an array");
    }
    List<T> items = new ArrayList<>();
    for (JsonNode node : array.get()) {
      items.add(item.apply(new Spot(node, at + "/" + items.size())));
    }
    return items;
  }

  private static void object(JsonNode node, String at, Set<String> fields) {
    if (!node.isObject()) {
      throw malformed(at, "must be an object");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                throw malformed(at, "has a field that look-ups don't have");
              }
            });
  }

  private static RefusedException malformed(String at, String rule) {
    return new RefusedException(
        Reason.REGISTER_ANSWER_INVALID,
        "the look-up's result" + (at.isEmpty() ? "" : " at " + at) + " " + rule);
  }

  /** A node and the JSON pointer to it. */
  private record Spot(JsonNode node, String at) {}
}
