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
    var client = response.getStatus() >= 400 && response.getStatus() < 500;
    problems.write(request, response, client ? Reason.REQUEST_MALFORMED : Reason.INTERNAL_ERROR);
  }
}
