package org.tongban.core.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Division codes (GB/T 2260) with their history. Codes of towns and villages (9 and 12 digits) are
 * judged by the county that they begin with. Retired codes stay inside identity and certificate
 * numbers for ever, so they must still lead somewhere.
 */
public final class Divisions {
  private static final int COUNTY_DIGITS = 6;

  private final Map<String, Division> byCode;

  private Divisions(Map<String, Division> byCode) {
    this.byCode = byCode;
  }

  /**
   * Reads the table {@code code,name,validFrom,validTo,successors,confidence}.
   *
   * @throws DivisionsException with every broken line
   * @throws UncheckedIOException when the file can't be read
   */
  public static Divisions load(Path csv) {
    Objects.requireNonNull(csv, "csv");
    try {
      return new Divisions(DivisionTable.parse(Files.readString(csv, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The division of this code, or of the county that a longer code begins with. */
  public Optional<Division> find(String code) {
    return Optional.ofNullable(byCode.get(county(code)));
  }

  /** Those whose code stands on that day, in the order of their codes. */
  public List<Division> standing(LocalDate day) {
    return byCode.values().stream()
        .filter(division -> !division.retiredOn(day))
        .sorted(Comparator.comparing(Division::code))
        .toList();
  }

  /**
   * The codes that cover this one's area today, followed through several changes; empty when the
   * code is unknown or was never replaced. More than one: it was split.
   */
  public List<String> successors(String code) {
    Set<String> last = new LinkedHashSet<>();
    find(code).ifPresent(division -> follow(division, last));
    return List.copyOf(last);
  }

  // the table refuses cycles, so this ends
  private void follow(Division division, Set<String> last) {
    for (String next : division.successors()) {
      Division successor = byCode.get(next);
      if (successor.successors().isEmpty()) {
        last.add(next);
      } else {
        follow(successor, last);
      }
    }
  }

  /** Whether the code no longer stood on that day. An unknown code is not called retired. */
  public boolean retired(String code, LocalDate day) {
    return find(code).map(division -> division.retiredOn(day)).orElse(false);
  }

  private static String county(String code) {
    return code.length() > COUNTY_DIGITS ? code.substring(0, COUNTY_DIGITS) : code;
  }
}
