package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;

/** Writes problems in the language that the caller accepts. */
public final class ProblemWriter {
  private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

  /** Writes the problem of a reason that needs no more words. */
  void write(HttpServletRequest request, HttpServletResponse response, Reason reason)
      throws IOException {
    write(request, response, plain(reason, List.of()));
  }

  void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    if (problem.refusal().reason().retryable()) {
      response.setHeader("Retry-After", seconds(problem.refusal().retryAfter()));
    }
    response.getOutputStream().write(StrictJson.write(problem.json(chinese(request))));
  }

  /** Whole seconds, rounded up: who comes back early is refused again. */
  private static String seconds(Optional<Duration> wait) {
    var time = wait.orElse(USUAL_WAIT).plusNanos(999_999_999);
    return String.valueOf(Math.max(1, time.toSeconds()));
  }

  static Problem plain(Reason reason, List<org.tongban.core.refusal.Violation> violations) {
    return new Problem(
        new Refusal(reason, Hop.ASKING_NODE, violations, ""),
        Optional.empty(),
        Optional.empty(),
        errorId());
  }

  /** A fresh id by which a failure is found again. */
  public static String errorId() {
    return MessageId.next().toString().substring(24);
  }

  /** Whether the caller reads Chinese; English where it doesn't say. */
  public static boolean chinese(HttpServletRequest request) {
    return request.getHeader("Accept-Language") != null
        && Locale.CHINESE.getLanguage().equals(request.getLocale().getLanguage());
  }
}
