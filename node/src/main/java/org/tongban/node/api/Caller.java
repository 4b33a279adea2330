package org.tongban.node.api;

import java.util.Objects;
import java.util.Set;
import org.tongban.core.message.Actor;
import org.tongban.node.settings.CallerRole;

/**
 * Who calls the local API, proven by a token or a certificate.
 *
 * @param actor whom its queries are recorded for
 */
record Caller(Actor actor, Set<CallerRole> roles) {
  Caller {
    Objects.requireNonNull(actor, "actor");
    roles = Set.copyOf(roles);
  }

  boolean is(CallerRole role) {
    return roles.contains(role);
  }
}
