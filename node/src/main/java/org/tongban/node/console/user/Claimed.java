package org.tongban.node.console.user;

import java.util.Objects;
import java.util.Set;

/**
 * Who somebody is as the authority's login service says it; nothing of it is looked at yet.
 *
 * @param name empty where none is said
 * @param roles those of its words that mean something here
 * @param unit empty where none is said
 */
public record Claimed(String name, Set<Role> roles, String unit) {
  public Claimed {
    Objects.requireNonNull(name, "name");
    roles = Set.copyOf(roles);
    Objects.requireNonNull(unit, "unit");
  }
}
