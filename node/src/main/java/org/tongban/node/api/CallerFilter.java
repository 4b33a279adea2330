package org.tongban.node.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongban.core.refusal.Reason;

/**
 * Lets nobody in who isn't known by token or certificate and has a role that the address is open
 * to, but for the few public addresses.
 */
public final class CallerFilter extends OncePerRequestFilter {
  static final String CALLER = "tongban.caller";

  /** The public page and what belongs to it, each by its name. */
  private static final Set<String> VERIFY =
      Set.of(
          "/verify",
          "/verify/page.css",
          "/verify/page.js",
          "/verify/slip",
          "/verify/proof",
          "/verify/image");

  private final WhoCalls whoCalls;
  private final ProblemWriter problems;
  private final Consumer<String> used;

  /**
   * @param used is told the system of each caller that was let in
   */
  public CallerFilter(WhoCalls whoCalls, ProblemWriter problems, Consumer<String> used) {
    this.whoCalls = whoCalls;
    this.problems = problems;
    this.used = used;
  }

  /**
   * @param path decoded and normalised, as the server itself reads it: what is written in another
   *     way must not open another door
   */
  private static boolean isPublic(String path) {
    return path.equals("/actuator/health")
        || path.startsWith("/actuator/health/")
        || path.equals("/api/v1/openapi.yaml")
        || path.startsWith("/problems/")
        || VERIFY.contains(path);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var found = whoCalls.of(request);
    if (found.caller().isPresent()) {
      known(found.caller().get(), request, response, chain);
    } else if (isPublic(request.getServletPath())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"tongban\"");
      problems.write(
          request, response, ProblemWriter.plain(Reason.CALLER_UNKNOWN, found.violations()));
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
    used.accept(caller.actor().system());
    request.setAttribute(CALLER, caller);
    chain.doFilter(new KnownRequest(request, caller), response);
  }
}
