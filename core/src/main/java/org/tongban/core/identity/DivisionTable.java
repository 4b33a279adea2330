package org.tongban.core.identity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the table of divisions and collects everything that is wrong with it. */
final class DivisionTable {
  static final String HEADER = "code,name,validFrom,validTo,successors,confidence";

  private static final Pattern CODE = Pattern.compile("[1-9][0-9]{5}");
  private static final Pattern CONFIDENCE = Pattern.compile("[CLU]");
  private static final int COLUMNS = 6;

  private final Map<String, Division> byCode = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private DivisionTable() {}

  static Map<String, Division> parse(String csv) {
    DivisionTable table = new DivisionTable();
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      table.problems.add("line 1: must be " + HEADER);
    }
    for (int i = 1; i < lines.size(); i++) {
      table.read(lines.get(i), "line " + (i + 1) + ": ");
    }
    table.checkSuccessors();
    if (!table.problems.isEmpty()) {
      throw new DivisionsException(table.problems);
    }
    return Map.copyOf(table.byCode);
  }

  private void read(String line, String where) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      problems.add(where + "needs " + COLUMNS + " columns, has " + cells.length);
      return;
    }
    if (!CODE.matcher(cells[0]).matches()) {
      problems.add(where + "a code is six digits");
    }
    if (cells[1].isBlank()) {
      problems.add(where + "the name is missing");
    }
    if (!CONFIDENCE.matcher(cells[5]).matches()) {
      problems.add(where + "confidence is C, L or U");
    }
    List<String> successors = cells[4].isEmpty() ? List.of() : List.of(cells[4].split("\\|", -1));
    Optional<LocalDate> to = day(cells[3], where);
    if (to.isPresent() == successors.isEmpty()) {
      problems.add(where + "validTo and successors go together");
    }
    Division division = new Division(cells[0], cells[1], day(cells[2], where), to, successors);
    if (byCode.put(division.code(), division) != null) {
      problems.add(where + "code " + division.code() + " is listed twice");
    }
  }

  private Optional<LocalDate> day(String cell, String where) {
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(cell));
    } catch (DateTimeParseException notADay) {
      problems.add(where + "a day is written YYYY-MM-DD");
      return Optional.empty();
    }
  }

  private void checkSuccessors() {
    for (Division division : byCode.values()) {
      for (String next : division.successors()) {
        if (!byCode.containsKey(next)) {
          problems.add("successor " + next + " of " + division.code() + " is not in the table");
        } else if (reaches(next, division.code(), new HashSet<>())) {
          problems.add("code " + division.code() + " is a successor of its own successor");
        }
      }
    }
  }

  private boolean reaches(String from, String goal, Set<String> seen) {
    if (from.equals(goal)) {
      return true;
    }
    Division division = byCode.get(from);
    return division != null
        && seen.add(from)
        && division.successors().stream().anyMatch(next -> reaches(next, goal, seen));
  }
}
