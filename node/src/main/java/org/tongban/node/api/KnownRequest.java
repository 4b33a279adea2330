package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.tongban.node.settings.CallerRole;

/** A request whose caller is known; health asks it who may see details. */
final class KnownRequest extends HttpServletRequestWrapper {
  private final Caller caller;

  KnownRequest(HttpServletRequest request, Caller caller) {
    super(request);
    this.caller = caller;
  }

  @Override
  public Principal getUserPrincipal() {
    return () -> caller.actor().system();
  }

  @Override
  public boolean isUserInRole(String role) {
    return CallerRole.find(role).filter(caller::is).isPresent();
  }
}
