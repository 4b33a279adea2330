package org.tongban.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.tongban.node.TurnedClock;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;

/** How long somebody stays signed in, and where a sign-in leads. */
class PersonInSessionTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-22T02:00:00Z"));
  private Optional<Person> person = Optional.of(person(false));
  private final PersonInSession sessions = new PersonInSession(any -> person, clock);
  private MockHttpSession session;

  private static Person person(boolean locked) {
    return new Person("wang", true, false, locked, Set.of(Role.READER), "", Optional.empty(), 1);
  }

  @BeforeEach
  void somebodySignsIn() {
    var request = new MockHttpServletRequest();
    var context = new SecurityContextImpl(new SignedIn(person.orElseThrow()));
    sessions.saveContext(context, request, new MockHttpServletResponse());
    session = (MockHttpSession) request.getSession(false);
  }

  private boolean in(String... header) {
    var request = new MockHttpServletRequest("GET", "/");
    request.setServletPath("/");
    request.setSession(session);
    if (header.length > 0) {
      request.addHeader(header[0], "1");
    }
    return sessions.loadDeferredContext(request).get().getAuthentication() instanceof SignedIn;
  }

  @Test
  void halfAnHourWithoutAClickEndsIt() {
    // When
    clock.turn(SessionTable.IDLE.minus(MINUTE));
    var still = in();
    clock.turn(SessionTable.IDLE.minus(MINUTE));
    var again = in();
    clock.turn(SessionTable.IDLE);

    // Then
    assertThat(still).isTrue();
    assertThat(again).isTrue();
    assertThat(in()).isFalse();
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void aPageThatAsksByItselfKeepsNobodySignedIn() {
    // When
    clock.turn(SessionTable.IDLE.minus(MINUTE));
    var live = in("X-Live");
    clock.turn(MINUTE);

    // Then
    assertThat(live).isTrue();
    assertThat(in("X-Live")).isFalse();
  }

  @Test
  void twelveHoursEndItHoweverBusy() {
    // When
    for (int i = 0; i < 47; i++) {
      clock.turn(MINUTE.multipliedBy(15));
      assertThat(in()).isTrue();
    }
    clock.turn(MINUTE.multipliedBy(15));

    // Then
    assertThat(in()).isFalse();
  }

  @Test
  void whoIsLockedOrGoneIsNobodyAtOnce() {
    // When
    person = Optional.of(person(true));
    var locked = in();
    person = Optional.empty();

    // Then
    assertThat(locked).isFalse();
    assertThat(in()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/system, /system",
    "/system/users?q=a&page=2, /system/users?q=a&page=2",
    "//evil.example, /",
    "https://evil.example/system, /",
    "/system/../../evil, /",
    "/\\evil.example, /",
    "/api/v1/exchanges, /",
    "'/system?next=//evil', /",
    "'', /"
  })
  void aSignInLeadsToAPageOfOursOnly(String wanted, String next) {
    assertThat(LoginController.next(wanted)).isEqualTo(next);
  }
}
