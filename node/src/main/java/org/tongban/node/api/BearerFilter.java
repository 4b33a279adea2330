package org.tongban.node.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongban.core.refusal.Reason;

/**
 * Lets nobody in without a known bearer token and a role that the address is open to, but for the
 * few public addresses.
 */
public final class BearerFilter extends OncePerRequestFilter {
  static final String CALLER = "tongban.caller";
  private static final String SCHEME = "Bearer ";

  /** As much as the server takes for all headers. */
  private static final int LONGEST = 8 * 1024;

  private final Callers callers;
  private final Optional<TokenCallers> provided;
  private final ProblemWriter problems;

  /**
   * @param provided for tokens of an OpenID provider; empty where the settings name none
   */
  public BearerFilter(Callers callers, Optional<TokenCallers> provided, ProblemWriter problems) {
    this.callers = callers;
    this.provided = provided;
    this.problems = problems;
  }

  /**
   * @param path decoded and normalised, as the server itself reads it: what is written in another
   *     way must not open another door
   */
  private static boolean isPublic(String path) {
    return path.equals("/actuator/health")
        || path.startsWith("/actuator/health/")
        || path.equals("/api/v1/openapi.yaml")
        || path.startsWith("/problems/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = caller(request);
    if (caller.isPresent()) {
      known(caller.get(), request, response, chain);
    } else if (isPublic(request.getServletPath())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"tongban\"");
      problems.write(request, response, Reason.CALLER_UNKNOWN);
    }
  }

  private void known(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getServletPath();
    if (!isPublic(path) && Collections.disjoint(Doors.of(path), caller.roles())) {
      problems.write(request, response, Reason.CALLER_NOT_ENTITLED);
      return;
    }
    request.setAttribute(CALLER, caller);
    chain.doFilter(new KnownRequest(request, caller), response);
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header == null
        || header.length() > LONGEST
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    var token = header.substring(SCHEME.length()).strip();
    return provided.isPresent() && TokenCallers.looksLike(token)
        ? provided.get().withToken(token)
        : callers.withToken(token);
  }
}
