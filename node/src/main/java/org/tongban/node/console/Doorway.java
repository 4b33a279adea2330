package org.tongban.node.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends each request through exactly one of two guards: people to the console's, everything else to
 * that of the local API.
 */
public final class Doorway extends OncePerRequestFilter {
  private final Filter api;
  private final Optional<Filter> console;

  /**
   * @param console empty where the node has none: its addresses are then like any other
   */
  public Doorway(Filter api, Optional<Filter> console) {
    this.api = api;
    this.console = console;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var guard = ConsolePaths.hold(request.getServletPath()) ? console.orElse(api) : api;
    guard.doFilter(request, response, chain);
  }
}
