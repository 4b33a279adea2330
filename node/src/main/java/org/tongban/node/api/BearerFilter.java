package org.tongban.node.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongban.core.refusal.Reason;

/** Lets nobody in without a known bearer token, but for the few public addresses. */
public final class BearerFilter extends OncePerRequestFilter {
  static final String CALLER = "tongban.caller";
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 512;

  private final Callers callers;
  private final ProblemWriter problems;

  public BearerFilter(Callers callers, ProblemWriter problems) {
    this.callers = callers;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
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
    if (caller.isEmpty()) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"tongban\"");
      problems.write(request, response, Reason.CALLER_UNKNOWN);
      return;
    }
    request.setAttribute(CALLER, caller.get());
    chain.doFilter(request, response);
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header == null
        || header.length() > LONGEST
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return callers.withToken(header.substring(SCHEME.length()).strip());
  }
}
