package org.tongban.node.console.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.TurnedClock;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.user.AccountException.Fault;
import org.tongban.node.console.user.SignIn.Result;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** Who gets in by a password, who has to wait, and who may change whom. */
class AccountsTest {
  private static final String GOOD = "correct horse battery 9";
  private static final String HERE = "192.0.2.1";
  private static Database database;

  private TurnedClock clock;
  private Accounts accounts;
  private SignIn signIn;
  private Operations operations;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(4);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void nobody() {
    DataSource source = database.dataSource();
    JdbcClient.create(source).sql("DELETE FROM console_user; DELETE FROM console_try").update();
    clock = new TurnedClock(Instant.parse("2026-11-22T02:00:00Z"));
    var people = new People(source);
    var passwords = new Passwords();
    var tries = new SignInTries(source, clock);
    operations = new Operations(source, clock);
    accounts = new Accounts(people, passwords, tries, operations);
    signIn = new SignIn(people, passwords, tries, operations, clock);
  }

  /** Somebody who has chosen a password already. */
  private String somebody(String name, Role... roles) {
    var all = Set.of(roles);
    var once = accounts.add("command", name, all, all.contains(Role.CLERK) ? "unit-1" : "");
    accounts.changeOwn(name, once, GOOD);
    return name;
  }

  private Class<?> tried(String name, String password) {
    return signIn.tried(name, password, HERE).getClass();
  }

  private static void refused(Fault fault, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            AccountException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void theFirstAdministratorIsMadeOnceAndMustChangeThePassword() {
    // When
    var once = accounts.first();

    // Then
    assertThat(accounts.first()).isEmpty();
    assertThat(signIn.tried(Accounts.FIRST, once.orElseThrow(), HERE))
        .isInstanceOfSatisfying(
            Result.Good.class, good -> assertThat(good.person().mustChange()).isTrue());
    assertThat(accounts.get(Accounts.FIRST).roles()).containsExactly(Role.ADMINISTRATOR);
  }

  @Test
  void guessingTakesLongerAndLongerAndTheRightPasswordEndsIt() {
    // Given
    somebody("wang", Role.READER);
    for (int i = 0; i < SignInTries.FREE_FOR_NAME; i++) {
      assertThat(tried("wang", "guess")).isEqualTo(Result.Wrong.class);
    }

    // When // Then
    assertThat(tried("wang", "guess")).isEqualTo(Result.Wrong.class);
    assertThat(tried("wang", GOOD)).isEqualTo(Result.Wait.class);
    clock.turn(Duration.ofSeconds(2));
    assertThat(tried("wang", "guess")).isEqualTo(Result.Wrong.class);
    clock.turn(Duration.ofSeconds(1));
    assertThat(tried("wang", GOOD)).isEqualTo(Result.Wait.class);
    clock.turn(Duration.ofSeconds(2));
    assertThat(tried("wang", GOOD)).isEqualTo(Result.Good.class);
    assertThat(tried("wang", "guess")).isEqualTo(Result.Wrong.class);
    assertThat(tried("wang", GOOD)).isEqualTo(Result.Good.class);
  }

  @Test
  void nobodyWaitsLongerThanAQuarterOfAnHour() {
    // Given
    for (int i = 0; i < 15; i++) {
      tried("nobody", "guess");
      clock.turn(SignInTries.LONGEST);
    }

    // When
    tried("nobody", "guess");

    // Then
    assertThat(signIn.tried("nobody", "guess", HERE))
        .isInstanceOfSatisfying(
            Result.Wait.class, wait -> assertThat(wait.seconds()).isBetween(899L, 901L));
  }

  @Test
  void oneAddressThatTriesManyNamesWaitsToo() {
    // Given
    for (int i = 0; i <= SignInTries.FREE_FOR_ADDRESS; i++) {
      assertThat(tried("name-" + i, "guess")).isEqualTo(Result.Wrong.class);
    }

    // Then
    assertThat(tried("another", "guess")).isEqualTo(Result.Wait.class);
    assertThat(signIn.tried("another", "guess", "192.0.2.2")).isInstanceOf(Result.Wrong.class);
  }

  @Test
  void whoIsLockedOrUnknownHearsTheSame() {
    // Given
    somebody("li", Role.READER);
    accounts.lock("command", "li", true);

    // Then
    assertThat(tried("li", GOOD)).isEqualTo(Result.Wrong.class);
    assertThat(tried("nobody", GOOD)).isEqualTo(Result.Wrong.class);
  }

  @Test
  void aPasswordIsLongAndNotTheName() {
    // Given
    var once = accounts.add("command", "zhang", Set.of(Role.READER), "");

    // Then
    refused(Fault.PASSWORD_WRONG, () -> accounts.changeOwn("zhang", "guess", GOOD));
    refused(Fault.PASSWORD_LENGTH, () -> accounts.changeOwn("zhang", once, "eleven char"));
    refused(Fault.PASSWORD_SIMPLE, () -> accounts.changeOwn("zhang", once, "ZHANG-2026-xyz"));
    refused(Fault.PASSWORD_SIMPLE, () -> accounts.changeOwn("zhang", once, "abababababab"));
    refused(Fault.PASSWORD_SIMPLE, () -> accounts.changeOwn("zhang", once, once));
  }

  @Test
  void nobodyChangesTheOwnRolesOrTheLastAdministratorOrAnOlderVersion() {
    // Given
    somebody("chief", Role.ADMINISTRATOR);
    somebody("clerk", Role.CLERK);
    var read = accounts.get("clerk").version();
    var auditor = Set.of(Role.AUDITOR);

    // Then
    refused(Fault.OWN, () -> accounts.lock("chief", "chief", true));
    refused(Fault.LAST, () -> accounts.lock("command", "chief", true));
    refused(Fault.LAST, () -> accounts.change("command", "chief", 2, auditor, ""));
    refused(Fault.ROLES, () -> accounts.change("chief", "clerk", read, auditor, "unit-1"));
    refused(Fault.ROLES, () -> accounts.change("chief", "clerk", read, Set.of(Role.CLERK), ""));
    accounts.change("chief", "clerk", read, auditor, "");
    refused(Fault.CHANGED, () -> accounts.change("chief", "clerk", read, auditor, ""));
    refused(Fault.TAKEN, () -> accounts.add("chief", "clerk", auditor, ""));
    refused(Fault.NAME, () -> accounts.add("chief", "王", auditor, ""));
  }

  @Test
  void whatWasDoneIsKeptAndNobodyTakesItAway() {
    // Given
    somebody("chief", Role.ADMINISTRATOR);
    tried("a password by mistake", "chief");

    // When
    var kept =
        operations.list(new TableState("/", "", 1, 20, "", false, java.util.Map.of())).rows();

    // Then
    assertThat(kept.get(0).act()).isEqualTo("SIGN_IN_FAILED");
    assertThat(kept.get(1).act()).isEqualTo("PASSWORD_CHANGED");
    assertThat(kept.toString()).doesNotContain("a password by mistake");
    assertThatThrownBy(
            () ->
                JdbcClient.create(database.dataSource())
                    .sql("DELETE FROM console_operation")
                    .update())
        .hasMessageContaining("append-only");
  }
}
