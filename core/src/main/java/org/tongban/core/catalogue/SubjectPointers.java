package org.tongban.core.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Objects;

/**
 * Where an ask's body names one person.
 *
 * @param idNumber JSON pointer (RFC 6901) to the citizen id
 * @param name JSON pointer to the name
 */
public record SubjectPointers(String idNumber, String name) {
  public SubjectPointers {
    check(idNumber, "idNumber");
    check(name, "name");
  }

  private static void check(String pointer, String what) {
    Objects.requireNonNull(pointer, what);
    if (pointer.isEmpty()) {
      throw new IllegalArgumentException(what + " points into the body, not at it");
    }
    JsonPointer.valueOf(pointer);
  }
}
