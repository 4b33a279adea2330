package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/**
 * The rows of one region's review of households: who lives in the two other regions, each in a case
 * of its own, with all that can be wrong among them.
 */
final class ReviewRows {
  /** What comes of a row that is not even asked. */
  static final String FAULTY = "FAULTY";

  /** What comes of a row that our own node's rules deny. */
  static final String FAILED = "FAILED";

  private static final List<String> OUTCOMES =
      List.of("POSITIVE", "NEGATIVE", "NOT_FOUND", "IDENTITY_MISMATCH", "AMBIGUOUS", "POSITIVE");

  private static final int SELDOM = 1_000;
  private static final int BAD_NUMBER = 7;
  private static final int REPEATED = 11;
  private static final int NOT_ALLOWED = 13;

  private final Region from;
  private final List<Region> others;

  ReviewRows(Region from) {
    this.from = from;
    this.others = Stream.of(Region.values()).filter(region -> region != from).toList();
  }

  /** What must come of a row, from 1. */
  static String expected(int row) {
    return switch (row % SELDOM) {
      case BAD_NUMBER, REPEATED -> FAULTY;
      case NOT_ALLOWED -> FAILED;
      default -> OUTCOMES.get(row / 2 % OUTCOMES.size());
    };
  }

  /** A row, from 1, as JSON. */
  String line(int row) {
    int said = row % SELDOM == REPEATED ? row - 1 : row;
    var json = JsonNodeFactory.instance.objectNode();
    var to = others.get(said % others.size());
    json.put("to", to.code()).put("case", "FC-" + from.code() + "-" + said);
    if (said % SELDOM == NOT_ALLOWED) {
      json.put("agreement", "not-agreed-2026");
    }
    subject(json.putObject("body").putObject("subject"), said, to);
    return new String(StrictJson.write(json), StandardCharsets.UTF_8);
  }

  private static void subject(ObjectNode subject, int row, Region to) {
    var person = person(expected(row), to);
    var number = row % SELDOM == BAD_NUMBER ? "12345" : person.idNumber();
    var name = expected(row).equals("IDENTITY_MISMATCH") ? "别人" : person.name();
    subject.put("idNumber", number).put("name", name);
  }

  private static KnownPerson person(String expected, Region to) {
    var kind =
        switch (expected) {
          case "NEGATIVE" -> KnownPeople.ENDED;
          case "NOT_FOUND" -> KnownPeople.UNRECORDED;
          case "AMBIGUOUS" -> KnownPeople.TWICE;
          default -> KnownPeople.ASSISTED;
        };
    return kind.in(to);
  }
}
