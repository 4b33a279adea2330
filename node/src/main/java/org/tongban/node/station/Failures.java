package org.tongban.node.station;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Turns whatever stopped a route into a refusal. What isn't a refusal is a fault of the program: it
 * is logged here, once, with its stack but without the exceptions' messages, which may quote an
 * identity.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int FRAMES = 20;

  private Failures() {}

  static RefusedException refusal(Throwable cause, String errorId) {
    for (var at = cause; at != null; at = at.getCause()) {
      if (at instanceof RefusedException refused) {
        log(refused, errorId);
        return refused;
      }
    }
    LOG.error("Error {}: {}", errorId, stack(cause));
    return new RefusedException(Reason.INTERNAL_ERROR, "error " + errorId);
  }

  private static void log(RefusedException refused, String errorId) {
    if (refused.reason().status() >= 500) {
      LOG.warn("Error {}: {} {}", errorId, refused.getMessage(), refused.violations());
    } else {
      LOG.info("Refused {}: {} {}", errorId, refused.getMessage(), refused.violations());
    }
  }

  private static String stack(Throwable cause) {
    var text = new StringBuilder();
    for (var at = cause; at != null; at = at.getCause()) {
      text.append(at.getClass().getName())
          .append(
              Arrays.stream(at.getStackTrace())
                  .limit(FRAMES)
                  .map(frame -> "\n  at " + frame)
                  .collect(Collectors.joining()))
          .append('\n');
    }
    return text.toString();
  }
}
