package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.settings.ApiSettings;
import org.tongban.node.station.LocalRequest;

/** Takes asks of local systems. */
@RestController
public class AskController {
  static final String PATH = "/api/v1/asks";

  private final AskOnce asks;
  private final ProblemWriter problems;
  private final int maxBody;

  public AskController(AskOnce asks, ProblemWriter problems, ApiSettings settings) {
    this.asks = asks;
    this.problems = problems;
    this.maxBody = settings.maxBody().bytes();
  }

  /** One ask under one Idempotency-Key; the same key gives the same answer for 24 hours. */
  @PostMapping(path = PATH + "/{service}", consumes = MediaType.APPLICATION_JSON_VALUE)
  void ask(
      @PathVariable String service,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var local =
        new LocalRequest(
            service(service),
            caller.actor(),
            RequestBody.read(request, maxBody),
            Optional.empty(),
            Optional.empty());
    var result = asks.ask(local, request.getHeader("Idempotency-Key"));
    result.writeTo(request, response, problems);
  }

  static ServiceId service(String text) {
    try {
      return new ServiceId(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no service name");
    }
  }
}
