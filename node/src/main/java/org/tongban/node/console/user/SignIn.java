package org.tongban.node.console.user;

import java.time.Clock;
import java.util.Objects;
import org.tongban.core.refusal.RefusedException;

/** Finds out by name and password who somebody is. */
public final class SignIn {
  private final People people;
  private final Passwords passwords;
  private final SignInTries tries;
  private final Operations operations;
  private final Clock clock;

  public SignIn(
      People people, Passwords passwords, SignInTries tries, Operations operations, Clock clock) {
    this.people = Objects.requireNonNull(people, "people");
    this.passwords = Objects.requireNonNull(passwords, "passwords");
    this.tries = Objects.requireNonNull(tries, "tries");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** What came of a try. */
  public sealed interface Result {
    /** That is who it is. */
    record Good(Person person) implements Result {}

    /** Nobody of that name, another password, or locked: which, is not told. */
    record Wrong() implements Result {}

    /**
     * Too early after others that failed; the password was not looked at.
     *
     * @param seconds until the next may be made
     */
    record Wait(long seconds) implements Result {}
  }

  /**
   * Tries.
   *
   * @param address that the try comes from
   * @throws RefusedException {@code BUSY}
   */
  public Result tried(String name, String password, String address) {
    var wait = tries.begin(name, address);
    if (wait.isPresent()) {
      return new Result.Wait(wait.get().toSeconds() + 1);
    }
    var found = people.find(name);
    boolean good = passwords.matches(password, people.hash(name));
    if (!good || found.isEmpty() || found.get().locked()) {
      operations.keep(
          Operations.UNKNOWN, Act.SIGN_IN_FAILED, found.map(Person::name).orElse(""), address);
      return new Result.Wrong();
    }
    tries.good(name, address);
    people.signedIn(name, clock.instant());
    operations.keep(name, Act.SIGNED_IN, "", address);
    return new Result.Good(found.get());
  }
}
