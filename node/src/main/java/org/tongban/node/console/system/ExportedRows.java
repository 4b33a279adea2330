package org.tongban.node.console.system;

import java.util.List;
import java.util.stream.Collectors;
import org.tongban.node.console.user.Operation;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;

/** Users and operations as rows of a file. */
final class ExportedRows {
  static final List<String> USER = List.of("name", "roles", "unit", "local", "locked", "lastIn");
  static final List<String> OPERATION = List.of("seq", "at", "who", "act", "about", "detail");

  private ExportedRows() {}

  static List<String> user(Person person) {
    return List.of(
        person.name(),
        person.roles().stream().map(Role::name).collect(Collectors.joining(" ")),
        person.unit(),
        String.valueOf(person.local()),
        String.valueOf(person.locked()),
        person.lastIn().map(Object::toString).orElse(""));
  }

  static List<String> operation(Operation done) {
    return List.of(
        String.valueOf(done.seq()),
        done.at().toString(),
        done.who(),
        done.act(),
        done.about(),
        done.detail());
  }
}
