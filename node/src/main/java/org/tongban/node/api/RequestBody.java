package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Reads a request's body up to a limit. */
public final class RequestBody {
  private RequestBody() {}

  /**
   * All of it.
   *
   * @throws RefusedException {@code REQUEST_TOO_LARGE}
   */
  public static byte[] read(HttpServletRequest request, int most) throws IOException {
    if (request.getContentLengthLong() > most) {
      throw new RefusedException(
          Reason.REQUEST_TOO_LARGE, request.getContentLengthLong() + " bytes announced");
    }
    var bytes = request.getInputStream().readNBytes(most + 1);
    if (bytes.length > most) {
      throw new RefusedException(Reason.REQUEST_TOO_LARGE, "more than " + most + " bytes");
    }
    return bytes;
  }
}
