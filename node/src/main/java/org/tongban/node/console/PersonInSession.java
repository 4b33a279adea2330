package org.tongban.node.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.tongban.node.console.user.Person;

/**
 * Keeps in the session who is signed in and since when, and nothing else: what that person may do
 * is read anew at each request, so that what is taken away is gone at once.
 */
final class PersonInSession implements SecurityContextRepository {
  /** Longest time, however busy. */
  static final Duration LONGEST = Duration.ofHours(12);

  private static final String NAME = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
  private static final String SINCE = "tongban.since";
  private static final String CLICKED = "tongban.clicked";
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Function<String, Optional<Person>> people;
  private final Clock clock;

  PersonInSession(Function<String, Optional<Person>> people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return context(holder.getRequest());
  }

  private SecurityContext context(HttpServletRequest request) {
    var context = new SecurityContextImpl();
    person(request).map(SignedIn::new).ifPresent(context::setAuthentication);
    return context;
  }

  private Optional<Person> person(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(NAME) instanceof String name)
        || !(session.getAttribute(SINCE) instanceof Long since)) {
      return Optional.empty();
    }
    if (over(since, LONGEST) || idle(request, session)) {
      session.invalidate();
      return Optional.empty();
    }
    return people.apply(name).filter(person -> !person.locked());
  }

  /** A page that asks by itself for what is new keeps nobody signed in. */
  private boolean idle(HttpServletRequest request, HttpSession session) {
    long clicked = session.getAttribute(CLICKED) instanceof Long last ? last : 0;
    if (over(clicked, SessionTable.IDLE)) {
      return true;
    }
    boolean byItself =
        request.getHeader("X-Live") != null || request.getServletPath().endsWith("/live");
    if (!byItself && over(clicked, NOTED_EVERY)) {
      session.setAttribute(CLICKED, clock.instant().getEpochSecond());
    }
    return false;
  }

  private boolean over(long since, Duration time) {
    return !Instant.ofEpochSecond(since).plus(time).isAfter(clock.instant());
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    if (context.getAuthentication() instanceof SignedIn in) {
      var session = request.getSession(true);
      session.setAttribute(NAME, in.person().name());
      session.setAttribute(SINCE, clock.instant().getEpochSecond());
      session.setAttribute(CLICKED, clock.instant().getEpochSecond());
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(NAME) != null;
  }
}
