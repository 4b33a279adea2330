package org.tongban.node.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Sessions that all replicas share, and within them Spring Security; both are set up when the first
 * person comes, so that a node that nobody looks at does without.
 */
public final class ConsoleGuard {
  private final Supplier<Filter> made;
  private Filter filter;

  ConsoleGuard(
      Supplier<? extends SessionRepository<?>> sessions,
      Supplier<Filter> security,
      ConsoleCookies cookies) {
    this.made = () -> inSessions(sessions.get(), security.get(), cookies);
  }

  /** The guard as a filter that costs nothing until it is used. */
  public Filter filter() {
    return this::through;
  }

  private void through(ServletRequest request, ServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    made().doFilter(request, response, chain);
  }

  private synchronized Filter made() {
    if (filter == null) {
      filter = made.get();
    }
    return filter;
  }

  private static <S extends Session> Filter inSessions(
      SessionRepository<S> sessions, Filter security, ConsoleCookies cookies) {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName(cookies.name("session"));
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setUseSecureCookie(cookies.secure());
    cookie.setSameSite("Strict");
    var ids = new CookieHttpSessionIdResolver();
    ids.setCookieSerializer(cookie);
    var outer = new SessionRepositoryFilter<>(sessions);
    outer.setHttpSessionIdResolver(ids);
    return (request, response, chain) ->
        outer.doFilter(request, response, (in, out) -> security.doFilter(in, out, chain));
  }
}
