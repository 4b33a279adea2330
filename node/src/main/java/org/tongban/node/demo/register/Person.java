package org.tongban.node.demo.register;

import java.util.List;

/**
 * Someone who does not exist.
 *
 * @param idNumber today's (GB 11643)
 * @param name as the register spells it, which need not be the settled spelling
 */
public record Person(
    String idNumber, List<String> formerIdNumbers, String name, List<String> formerNames) {
  public Person {
    formerIdNumbers = List.copyOf(formerIdNumbers);
    formerNames = List.copyOf(formerNames);
  }

  public Person(String idNumber, String name) {
    this(idNumber, List.of(), name, List.of());
  }

  boolean female() {
    return (idNumber.charAt(16) - '0') % 2 == 0;
  }

  /** {@code YYYYMMDD}. */
  String birthDigits() {
    return idNumber.substring(6, 14);
  }

  public int birthYear() {
    return Integer.parseInt(idNumber.substring(6, 10));
  }
}
