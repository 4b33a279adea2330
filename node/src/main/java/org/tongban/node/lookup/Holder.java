package org.tongban.node.lookup;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tongban.core.identity.NameMatch;
import org.tongban.core.identity.Names;

/**
 * A person whom a record is about.
 *
 * @param idNumber empty text where the register has none
 * @param formerIdNumbers numbers change after a correction; papers keep the old one
 * @param formerNames 曾用名
 */
record Holder(
    String idNumber, List<String> formerIdNumbers, String name, List<String> formerNames) {
  Holder {
    formerIdNumbers = List.copyOf(formerIdNumbers);
    formerNames = List.copyOf(formerNames);
  }

  boolean hasId(String asked) {
    String wanted = settled(asked);
    return Stream.concat(Stream.of(idNumber), formerIdNumbers.stream())
        .map(Holder::settled)
        .anyMatch(id -> !id.isEmpty() && id.equals(wanted));
  }

  boolean hasName(String asked) {
    return Stream.concat(Stream.of(name), formerNames.stream())
        .anyMatch(known -> Names.compare(asked, known) != NameMatch.MISMATCH);
  }

  private static String settled(String id) {
    return id.strip().toUpperCase(Locale.ROOT);
  }

  /** Says nothing: an identity must not get into a log by accident. */
  @Override
  public String toString() {
    return "Holder[…]";
  }
}
