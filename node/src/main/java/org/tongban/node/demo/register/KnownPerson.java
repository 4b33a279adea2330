package org.tongban.node.demo.register;

import java.util.Optional;

/**
 * One person with a fixed number, for demonstration and tests.
 *
 * @param name in its settled spelling; a register may hold another
 * @param formerIdNumber an earlier number of the same person
 */
public record KnownPerson(String idNumber, String name, Optional<String> formerIdNumber) {
  static KnownPerson of(String idNumber, String name) {
    return new KnownPerson(idNumber, name, Optional.empty());
  }

  static KnownPerson of(String idNumber, String name, String formerIdNumber) {
    return new KnownPerson(idNumber, name, Optional.of(formerIdNumber));
  }
}
