package org.tongban.node.console.user;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.user.AccountException.Fault;

/** Changes who may sign in, and keeps who did that. What is taken from somebody counts at once. */
public final class Accounts {
  /** The one who is there at first. */
  public static final String FIRST = "admin";

  private final People people;
  private final Passwords passwords;
  private final SignInTries tries;
  private final Operations operations;

  public Accounts(People people, Passwords passwords, SignInTries tries, Operations operations) {
    this.people = Objects.requireNonNull(people, "people");
    this.passwords = Objects.requireNonNull(passwords, "passwords");
    this.tries = Objects.requireNonNull(tries, "tries");
    this.operations = Objects.requireNonNull(operations, "operations");
  }

  /** Makes the first administrator where there is nobody at all; returns the one-time password. */
  public Optional<String> first() {
    if (!people.none()) {
      return Optional.empty();
    }
    var password = passwords.oneTime();
    var roles = Set.of(Role.ADMINISTRATOR);
    if (!people.add(FIRST, passwords.hash(password), roles, "")) {
      return Optional.empty();
    }
    operations.keep(Operations.COMMAND, Act.USER_ADDED, FIRST, names(roles));
    return Optional.of(password);
  }

  public Listing<Person> list(TableState state) {
    return people.list(state);
  }

  /**
   * The one of that name.
   *
   * @throws AccountException {@code UNKNOWN}
   */
  public Person get(String name) {
    return people.find(name).orElseThrow(() -> new AccountException(Fault.UNKNOWN));
  }

  /**
   * Lets somebody in from now on; returns the one-time password.
   *
   * @param by who does it
   * @throws AccountException {@code NAME}, {@code ROLES}, {@code TAKEN}
   */
  public String add(String by, String name, Set<Role> roles, String unit) {
    check(Person.named(name), Fault.NAME);
    check(Person.fit(roles, unit), Fault.ROLES);
    var password = passwords.oneTime();
    check(people.add(name, passwords.hash(password), roles, unit), Fault.TAKEN);
    operations.keep(by, Act.USER_ADDED, name, names(roles));
    return password;
  }

  /**
   * Gives other roles; those of a provider's people are the provider's.
   *
   * @param version that was read before
   * @throws AccountException {@code UNKNOWN}, {@code NOT_OURS}, {@code ROLES}, {@code OWN}, {@code
   *     LAST}, {@code CHANGED}
   */
  public void change(String by, String name, int version, Set<Role> roles, String unit) {
    var before = get(name);
    check(before.local(), Fault.NOT_OURS);
    check(!by.equals(name), Fault.OWN);
    check(Person.fit(roles, unit), Fault.ROLES);
    check(roles.contains(Role.ADMINISTRATOR) || !last(before), Fault.LAST);
    check(people.change(name, version, roles, unit), Fault.CHANGED);
    operations.keep(
        by, Act.USER_CHANGED, name, names(before.roles()) + " -> " + names(roles) + " " + unit);
  }

  /**
   * Lets somebody in no more, and ends what is open; or lets in again.
   *
   * @throws AccountException {@code UNKNOWN}, {@code OWN}, {@code LAST}
   */
  public void lock(String by, String name, boolean locked) {
    var before = get(name);
    check(!by.equals(name), Fault.OWN);
    check(!locked || !last(before), Fault.LAST);
    if (people.lock(name, locked)) {
      operations.keep(by, locked ? Act.USER_LOCKED : Act.USER_UNLOCKED, name, "");
    }
    if (locked) {
      people.signOut(name);
    } else {
      tries.forget(name);
    }
  }

  /**
   * Makes a new one-time password, and ends what is open.
   *
   * @throws AccountException {@code UNKNOWN}, {@code NOT_OURS}
   */
  public String reset(String by, String name) {
    check(get(name).local(), Fault.NOT_OURS);
    var password = passwords.oneTime();
    check(people.password(name, passwords.hash(password), true), Fault.UNKNOWN);
    people.signOut(name);
    tries.forget(name);
    operations.keep(by, Act.USER_RESET, name, "");
    return password;
  }

  /**
   * Somebody changes the own password, which ends what is open elsewhere too.
   *
   * @throws AccountException {@code PASSWORD_WRONG}, {@code PASSWORD_LENGTH}, {@code
   *     PASSWORD_SIMPLE}, {@code NOT_OURS}
   */
  public void changeOwn(String name, String before, String now) {
    check(get(name).local(), Fault.NOT_OURS);
    check(passwords.matches(before, people.hash(name)), Fault.PASSWORD_WRONG);
    Passwords.fault(name, now)
        .ifPresent(
            fault -> {
              throw new AccountException(fault);
            });
    check(!before.equals(now), Fault.PASSWORD_SIMPLE);
    check(people.password(name, passwords.hash(now), false), Fault.UNKNOWN);
    people.signOut(name);
    operations.keep(name, Act.PASSWORD_CHANGED, name, "");
  }

  /** A provider may be away, or take a role from all; so only those count who need none. */
  private boolean last(Person one) {
    return one.local()
        && one.roles().contains(Role.ADMINISTRATOR)
        && people.all().stream()
            .filter(other -> other.local() && !other.locked())
            .filter(other -> other.roles().contains(Role.ADMINISTRATOR))
            .allMatch(other -> other.name().equals(one.name()));
  }

  private static void check(boolean good, Fault fault) {
    if (!good) {
      throw new AccountException(fault);
    }
  }

  private static String names(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(", "));
  }
}
