package org.tongban.node.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.tongban.node.console.user.Person;

/** Lets somebody in of whom is known who it is, as the form for name and password does. */
public final class ConsoleEntrance {
  private final PersonInSession sessions;
  private final CompositeSessionAuthenticationStrategy begin;
  private final ConsoleCookies cookies;
  private final Optional<String> base;

  /**
   * @param base address that people reach the console by; empty where that is the one they ask
   */
  ConsoleEntrance(PersonInSession sessions, ConsoleCookies cookies, Optional<String> base) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.base = base;
    this.begin =
        new CompositeSessionAuthenticationStrategy(
            List.of(
                new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(ConsoleSecurity.tokens(cookies))));
  }

  /** Begins a session with an id that nobody knew before. */
  public void enter(Person person, HttpServletRequest request, HttpServletResponse response) {
    var in = new SignedIn(person);
    begin.onAuthentication(in, request, response);
    sessions.saveContext(new SecurityContextImpl(in), request, response);
  }

  /** Where to go on: only to a page of ours. */
  public String next(String wanted) {
    return LoginController.next(wanted);
  }

  /** Name of a cookie of ours. */
  public String cookie(String what) {
    return cookies.name(what);
  }

  /** Whether cookies go over TLS only. */
  public boolean secure() {
    return cookies.secure();
  }

  /** Address that people reach the console by; empty where that is the one they ask. */
  public Optional<String> base() {
    return base;
  }
}
