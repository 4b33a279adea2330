package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.core.message.StrictJson;
import org.tongban.core.seal.KeptStatement;
import org.tongban.node.store.OwnLater;

/** What a local ask came to: an answer or a problem. */
sealed interface AskResult {
  void writeTo(HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
      throws IOException;

  /** A verified and recorded answer. */
  record Answered(ObjectNode json) implements AskResult {
    @Override
    public void writeTo(
        HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
        throws IOException {
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType("application/json");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(StrictJson.write(json));
    }
  }

  /** Taken in to be answered later, or to be handed over later, and what became of it since. */
  record TakenIn(OwnLater kept, LocalDate today, Optional<KeptStatement> undelivered)
      implements AskResult {
    TakenIn(OwnLater kept, LocalDate today) {
      this(kept, today, Optional.empty());
    }

    @Override
    public void writeTo(
        HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
        throws IOException {
      boolean waiting = kept.open();
      boolean answered = kept.state() == OwnLater.State.ANSWERED;
      response.setStatus(
          waiting
              ? HttpServletResponse.SC_ACCEPTED
              : answered ? HttpServletResponse.SC_SEE_OTHER : HttpServletResponse.SC_OK);
      response.setContentType("application/json");
      response.setHeader("Cache-Control", "no-store");
      var at = answered ? kept.answeredBy().orElseThrow() : kept.exchange();
      response.setHeader("Location", LaterView.address(at));
      if (waiting) {
        response.setHeader("Retry-After", LaterView.RETRY_AFTER);
      }
      response.getOutputStream().write(StrictJson.write(json()));
    }

    private ObjectNode json() {
      var json = LaterView.json(kept, today);
      undelivered.ifPresent(said -> json.set("undelivered", LaterView.json(said)));
      return json;
    }
  }

  /** A no, with its reason. */
  record Stopped(Problem problem) implements AskResult {
    @Override
    public void writeTo(
        HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
        throws IOException {
      problems.write(request, response, problem);
    }
  }

  /** What was replied to the same request before. */
  record StoppedBefore(int status, String problem) implements AskResult {
    @Override
    public void writeTo(
        HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
        throws IOException {
      response.setStatus(status);
      response.setContentType(Problem.MEDIA_TYPE);
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(problem.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
