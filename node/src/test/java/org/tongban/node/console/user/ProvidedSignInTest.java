package org.tongban.node.console.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.TurnedClock;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.user.AccountException.Fault;
import org.tongban.node.console.user.NotLetInException.Why;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** Who gets in by the word of a login service, and as what. */
class ProvidedSignInTest {
  private static final String HERE = "192.0.2.1";
  private static Database database;

  private JdbcClient sql;
  private Accounts accounts;
  private People people;
  private Operations operations;
  private ProvidedSignIn signIn;

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
    var source = database.dataSource();
    sql = JdbcClient.create(source);
    sql.sql("DELETE FROM console_user; DELETE FROM console_try").update();
    sql.sql("DELETE FROM console_session").update();
    var clock = new TurnedClock(Instant.parse("2026-11-22T02:00:00Z"));
    var tries = new SignInTries(source, clock);
    people = new People(source);
    operations = new Operations(source, clock);
    accounts = new Accounts(people, new Passwords(), tries, operations);
    signIn = new ProvidedSignIn(people, tries, operations, clock);
  }

  private Person in(String name, String unit, Role... roles) throws NotLetInException {
    signIn.begin(HERE);
    return signIn.in(new Claimed(name, Set.of(roles), unit), HERE);
  }

  private static void refused(Why why, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(NotLetInException.class, e -> assertThat(e.why()).isEqualTo(why));
  }

  private Operation lastDone() {
    return operations
        .list(new TableState("/", "", 1, 20, "", false, java.util.Map.of()))
        .rows()
        .get(0);
  }

  private void opens(String name) {
    sql.sql(
            "INSERT INTO console_session (primary_id, session_id, creation_time, last_access_time,"
                + " max_inactive_interval, expiry_time, principal_name)"
                + " VALUES ('p', 's', 0, 0, 1800, 9999999999999, :name)")
        .param("name", name)
        .update();
  }

  private long open() {
    return sql.sql("SELECT count(*) FROM console_session").query(Long.class).single();
  }

  @Test
  void whoIsNewStandsInTheTableAsTheServiceSays() throws Exception {
    // When
    var person = in("zhang.7", "civil-affairs", Role.CLERK, Role.AUDITOR);

    // Then
    assertThat(person.local()).isFalse();
    assertThat(person.mustChange()).isFalse();
    assertThat(person.roles()).containsExactlyInAnyOrder(Role.CLERK, Role.AUDITOR);
    assertThat(person.unit()).isEqualTo("civil-affairs");
    assertThat(lastDone().act()).isEqualTo("SIGNED_IN");
    assertThat(lastDone().who()).isEqualTo("zhang.7");
  }

  @Test
  void rolesAreReadAnewEachTimeAndAUnitIsOnlyAClerks() throws Exception {
    // Given
    in("zhang.7", "civil-affairs", Role.CLERK);

    // When
    var person = in("zhang.7", "civil-affairs", Role.READER);

    // Then
    assertThat(person.roles()).containsExactly(Role.READER);
    assertThat(person.unit()).isEmpty();
  }

  @Test
  void whoHasLostAllRolesIsRefusedAndHasNothingOpenAnyMore() throws Exception {
    // Given
    in("zhang.7", "", Role.READER);
    opens("zhang.7");

    // When // Then
    refused(Why.ROLE, () -> in("zhang.7", ""));
    assertThat(open()).isZero();
    assertThat(lastDone().act()).isEqualTo("SIGN_IN_FAILED");
    assertThat(lastDone().about()).isEqualTo("zhang.7");
  }

  @Test
  void aClerkWithoutAUnitIsRefused() {
    refused(Why.UNIT, () -> in("zhang.7", "", Role.CLERK));
    refused(Why.UNIT, () -> in("zhang.7", "two words", Role.CLERK));
    assertThat(people.find("zhang.7")).isEmpty();
  }

  @Test
  void aNameThatNobodyCanHaveIsRefusedAndStandsNowhere() {
    for (var name : new String[] {"", "x", "张三", "a b", "<script>", "y".repeat(65)}) {
      refused(Why.NAME, () -> in(name, "", Role.READER));
      assertThat(lastDone().about()).isEmpty();
    }
    assertThat(people.all()).isEmpty();
  }

  @Test
  void whoIsLockedStaysOutWhateverTheServiceSays() throws Exception {
    // Given
    in("zhang.7", "", Role.READER);
    accounts.lock("command", "zhang.7", true);

    // When // Then
    refused(Why.LOCKED, () -> in("zhang.7", "", Role.ADMINISTRATOR));
    assertThat(people.find("zhang.7").orElseThrow().roles()).containsExactly(Role.READER);
    accounts.lock("command", "zhang.7", false);
    assertThat(in("zhang.7", "", Role.ADMINISTRATOR).roles()).containsExactly(Role.ADMINISTRATOR);
  }

  @Test
  void theServiceCanNotSpeakForSomebodyWithAPasswordOfOurs() {
    // Given
    accounts.add("command", "admin", Set.of(Role.ADMINISTRATOR), "");

    // When // Then
    refused(Why.TAKEN, () -> in("admin", "", Role.READER));
    assertThat(people.find("admin").orElseThrow().roles()).containsExactly(Role.ADMINISTRATOR);
    assertThat(people.provided("admin", Set.of(Role.READER), "", Instant.EPOCH)).isFalse();
  }

  @Test
  void nobodyHereChangesWhatTheServiceSays() throws Exception {
    // Given
    in("zhang.7", "", Role.READER);

    // When // Then
    assertThatThrownBy(() -> accounts.change("admin", "zhang.7", 1, Set.of(Role.ADMINISTRATOR), ""))
        .isInstanceOfSatisfying(
            AccountException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_OURS));
  }

  @Test
  void theLastAdministratorWithAPasswordStaysThoughTheServiceHasOthers() throws Exception {
    // Given
    accounts.add("command", "admin", Set.of(Role.ADMINISTRATOR), "");
    in("zhang.7", "", Role.ADMINISTRATOR);

    // When // Then
    assertThatThrownBy(() -> accounts.lock("zhang.7", "admin", true))
        .isInstanceOfSatisfying(
            AccountException.class, e -> assertThat(e.fault()).isEqualTo(Fault.LAST));
  }

  @Test
  void anAddressWhoseTriesFailMustWait() throws Exception {
    // Given
    for (int i = 0; i <= SignInTries.FREE_FOR_ADDRESS; i++) {
      signIn.begin(HERE);
    }

    // When // Then
    refused(Why.WAIT, () -> signIn.begin(HERE));
    signIn.begin("192.0.2.2");
  }
}
