package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongban.core.refusal.Reason;

/** What the server itself refuses, or nobody caught, leaves as a problem too, without a stack. */
@Controller
public class LastResort implements ErrorController {
  private final ProblemWriter problems;

  public LastResort(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    problems.write(request, response, reason(response.getStatus()));
  }

  private static Reason reason(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> Reason.RESOURCE_UNKNOWN;
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> Reason.METHOD_NOT_ALLOWED;
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> Reason.REQUEST_TOO_LARGE;
      case HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE -> Reason.MEDIA_TYPE_UNSUPPORTED;
      default -> status >= 400 && status < 500 ? Reason.REQUEST_MALFORMED : Reason.INTERNAL_ERROR;
    };
  }
}
