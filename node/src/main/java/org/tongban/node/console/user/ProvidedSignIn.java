package org.tongban.node.console.user;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.node.console.user.NotLetInException.Why;

/**
 * Lets in whom the authority's login service vouches for. Roles and unit are what it says at each
 * sign-in, and stand in the table from then on; only whether somebody is locked is decided here.
 */
public final class ProvidedSignIn {
  private final People people;
  private final SignInTries tries;
  private final Operations operations;
  private final Clock clock;

  public ProvidedSignIn(People people, SignInTries tries, Operations operations, Clock clock) {
    this.people = Objects.requireNonNull(people, "people");
    this.tries = Objects.requireNonNull(tries, "tries");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Counts a try before the service is asked anything, so that nobody makes us ask and ask.
   *
   * @throws NotLetInException {@code WAIT}
   */
  public void begin(String address) throws NotLetInException {
    if (tries.begin(address).isPresent()) {
      throw new NotLetInException(Why.WAIT);
    }
  }

  /** Keeps that what came back was not genuine. */
  public void failed(String address) {
    operations.keep(Operations.UNKNOWN, Act.SIGN_IN_FAILED, "", address);
  }

  /**
   * Lets in; the person is as the table has it from now on.
   *
   * @param claimed by a token that was verified
   * @throws NotLetInException {@code NAME}, {@code ROLE}, {@code UNIT}, {@code TAKEN}, {@code
   *     LOCKED}
   */
  public Person in(Claimed claimed, String address) throws NotLetInException {
    var before = people.find(claimed.name());
    var fault = fault(claimed, before);
    if (fault.isPresent()) {
      throw refused(before, fault.get(), address);
    }
    var unit = unit(claimed);
    if (!people.provided(claimed.name(), claimed.roles(), unit, clock.instant())) {
      // locked, or added with a password, since the look above
      throw refused(before, Why.LOCKED, address);
    }
    keep(claimed.name(), before, claimed.roles(), unit);
    tries.good(address);
    operations.keep(claimed.name(), Act.SIGNED_IN, "", address);
    return people.find(claimed.name()).orElseThrow();
  }

  private static Optional<Why> fault(Claimed claimed, Optional<Person> before) {
    if (!Person.named(claimed.name())) {
      return Optional.of(Why.NAME);
    }
    if (before.filter(Person::local).isPresent()) {
      return Optional.of(Why.TAKEN);
    }
    if (before.filter(Person::locked).isPresent()) {
      return Optional.of(Why.LOCKED);
    }
    if (claimed.roles().isEmpty()) {
      return Optional.of(Why.ROLE);
    }
    return Person.fit(claimed.roles(), unit(claimed)) ? Optional.empty() : Optional.of(Why.UNIT);
  }

  /** Nobody but a clerk has one, whatever the service says. */
  private static String unit(Claimed claimed) {
    return claimed.roles().contains(Role.CLERK) ? claimed.unit() : "";
  }

  /** Who has lost all roles there has nothing open here any more. */
  private NotLetInException refused(Optional<Person> before, Why why, String address) {
    if (why == Why.ROLE || why == Why.UNIT) {
      before.ifPresent(person -> people.signOut(person.name()));
    }
    // a name that nobody has may be anything
    var about = before.map(Person::name).orElse("");
    operations.keep(Operations.UNKNOWN, Act.SIGN_IN_FAILED, about, address + " " + why);
    return new NotLetInException(why);
  }

  private void keep(String name, Optional<Person> before, Set<Role> roles, String unit) {
    var now = Operations.of(roles, unit);
    if (before.isEmpty()) {
      operations.keep(Operations.PROVIDER, Act.USER_ADDED, name, now);
    } else {
      var was = Operations.of(before.get().roles(), before.get().unit());
      if (!was.equals(now)) {
        operations.keep(Operations.PROVIDER, Act.USER_CHANGED, name, was + " -> " + now);
      }
    }
  }
}
