package org.tongban.node.console.user;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.message.Actor;
import org.tongban.node.settings.KnownCaller;

/**
 * Somebody who may sign in, as the table has it now.
 *
 * @param name 2 to 64 characters of {@code A-Za-z0-9._-}; a pseudonym that the authority can
 *     resolve
 * @param local whether a password of ours opens the door; else a provider's word does
 * @param mustChange whether the password was given by another and must be changed first
 * @param unit whom a clerk asks for; empty for everybody else
 * @param lastIn when that person last signed in
 * @param version of the last change, for who edits it
 */
public record Person(
    String name,
    boolean local,
    boolean mustChange,
    boolean locked,
    Set<Role> roles,
    String unit,
    Optional<Instant> lastIn,
    int version) {
  /** What the console calls itself towards other members. */
  public static final String SYSTEM = KnownCaller.CONSOLE;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{2,64}");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public Person {
    roles = Collections.unmodifiableSet(copy(roles));
  }

  private static Set<Role> copy(Collection<Role> roles) {
    return roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
  }

  /** Whether somebody may be called so. */
  public static boolean named(String name) {
    return name != null && NAME.matcher(name).matches();
  }

  /** Whether the roles, and the unit that a clerk needs, fit each other. */
  public static boolean fit(Set<Role> roles, String unit) {
    return !roles.isEmpty()
        && (roles.contains(Role.CLERK) ? UNIT.matcher(unit).matches() : unit.isEmpty());
  }

  /** Whether the person is one of these. */
  public boolean isOneOf(Set<Role> some) {
    return !Collections.disjoint(roles, some);
  }

  /** In whose name is recorded what somebody reads of others' exchanges. */
  public Actor reader() {
    return new Actor(SYSTEM, unit.isEmpty() ? SYSTEM : unit, name);
  }

  /**
   * In whose name a clerk's asks are recorded.
   *
   * @throws IllegalStateException for who is no clerk
   */
  public Actor actor() {
    if (!roles.contains(Role.CLERK)) {
      throw new IllegalStateException("only a clerk asks");
    }
    return new Actor(SYSTEM, unit, name);
  }
}
