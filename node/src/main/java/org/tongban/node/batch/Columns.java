package org.tongban.node.batch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/**
 * Where the cells of a table go. A column is named by where it goes, or by a name that is given
 * one. No name of a column is ever told: a table without a header has people in its first line.
 */
final class Columns {
  private static final Set<String> OF_THE_REQUEST = Set.of("to", "case");
  private static final Pattern POINTER = Pattern.compile("(/[A-Za-z][A-Za-z0-9]{0,63}){1,8}");

  private final List<String> places;

  private Columns(List<String> places) {
    this.places = List.copyOf(places);
  }

  /**
   * Reads names that are given a place: {@code 姓名=/subject/name;身份证号=/subject/idNumber}.
   *
   * @throws RefusedException {@code SCHEMA_VIOLATION}
   */
  static Map<String, String> given(String text) {
    var given = new HashMap<String, String>();
    for (var part : text.isBlank() ? new String[0] : text.split(";")) {
      int at = part.lastIndexOf('=');
      if (at < 1 || !isPlace(part.substring(at + 1).strip())) {
        throw refused("columns", "must be name=place;name=place, a place to, case or a pointer");
      }
      given.put(part.substring(0, at).strip(), part.substring(at + 1).strip());
    }
    return given;
  }

  /**
   * The places of a header's columns.
   *
   * @throws RefusedException {@code SCHEMA_VIOLATION} with every column that has none, or another's
   */
  static Columns of(List<String> header, Map<String, String> given) {
    var violations = new ArrayList<Violation>();
    var places = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (int at = 0; at < header.size(); at++) {
      var name = header.get(at).strip();
      var place = given.getOrDefault(name, name);
      if (!isPlace(place)) {
        violations.add(new Violation("/header/" + (at + 1), "is given no place in the request"));
      } else if (!seen.add(place)) {
        violations.add(new Violation("/header/" + (at + 1), "has the place of an earlier column"));
      }
      places.add(place);
    }
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, violations);
    }
    return new Columns(places);
  }

  private static boolean isPlace(String text) {
    return OF_THE_REQUEST.contains(text) || POINTER.matcher(text).matches();
  }

  private static RefusedException refused(String at, String rule) {
    return new RefusedException(Reason.SCHEMA_VIOLATION, List.of(new Violation("/" + at, rule)));
  }

  int size() {
    return places.size();
  }

  /** A row's request; an empty cell says nothing. */
  ObjectNode json(List<String> cells) {
    var json = JsonNodeFactory.instance.objectNode();
    var body = json.putObject("body");
    for (int at = 0; at < cells.size(); at++) {
      var cell = cells.get(at).strip();
      var place = places.get(at);
      if (!cell.isEmpty() && OF_THE_REQUEST.contains(place)) {
        json.put(place, cell);
      } else if (!cell.isEmpty()) {
        put(body, JsonPointer.compile(place), cell);
      }
    }
    return json;
  }

  private static void put(ObjectNode body, JsonPointer place, String cell) {
    var above = place.head();
    var holder = above.matches() ? body : body.withObject(above);
    holder.put(place.last().getMatchingProperty(), cell);
  }
}
