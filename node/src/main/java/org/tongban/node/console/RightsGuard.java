package org.tongban.node.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a method of the console run only for who has the right that it needs. A method that changes
 * something and doesn't say which right that takes runs for nobody.
 */
final class RightsGuard implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // what goes on later was let in when it began
    boolean begins = request.getDispatcherType() != DispatcherType.ASYNC;
    if (begins
        && handler instanceof HandlerMethod method
        && ofConsole(method)
        && !ofApi(request, method)) {
      check(request, method);
    }
    return true;
  }

  static boolean ofConsole(HandlerMethod method) {
    var room = method.getBeanType().getPackageName();
    return (room + ".").startsWith(RightsGuard.class.getPackageName() + ".");
  }

  /** What a page shows, at an address of the local API: its callers are let in there. */
  private static boolean ofApi(HttpServletRequest request, HandlerMethod method) {
    return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class)
        && !ConsolePaths.hold(request.getServletPath());
  }

  private static void check(HttpServletRequest request, HandlerMethod method) {
    var path = request.getServletPath();
    if (ConsolePaths.isOpen(path) || path.equals(ErrorPages.PATH)) {
      return;
    }
    var person = SignedIn.now().orElseThrow(() -> new AccessDeniedException("nobody"));
    var needs = Optional.ofNullable(method.getMethodAnnotation(Needs.class)).map(Needs::value);
    boolean seen = ConsolePaths.page(path).filter(page -> page.opensTo(person)).isPresent();
    boolean may =
        needs.map(right -> right.isOf(person)).orElseGet(() -> reads(request.getMethod()));
    if (!seen || !may) {
      throw new AccessDeniedException("not entitled");
    }
  }

  private static boolean reads(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }
}
