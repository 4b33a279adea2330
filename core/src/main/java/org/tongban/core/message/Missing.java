package org.tongban.core.message;

import java.util.Objects;

/**
 * A part of the answer that could not be given.
 *
 * @param field the contract's field
 * @param reason a code, for example {@code NOT_CONNECTED}
 */
public record Missing(String field, String reason) {
  public Missing {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(reason, "reason");
  }
}
