package org.tongban.node.peer;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.settings.PeerSettings;

/** The body of a peer's reply, within the limits of size and time that a peer might ignore. */
final class ReplyBody implements Closeable {
  private static final int PART = 8192;

  private final InputStream in;
  private final PeerSettings settings;
  private boolean whole;

  ReplyBody(InputStream in, PeerSettings settings) {
    this.in = in == null ? InputStream.nullInputStream() : in;
    this.settings = settings;
  }

  /**
   * Reads to the end. A connection's time-out begins anew with each byte; the one here doesn't.
   *
   * @throws RefusedException {@code ANSWER_INVALID} for more than {@code peer.maxBody}
   */
  byte[] read() throws IOException {
    var end = System.nanoTime() + settings.timeout().toNanos();
    var bytes = new ByteArrayOutputStream();
    var part = new byte[PART];
    for (int count; (count = in.read(part)) >= 0; ) {
      bytes.write(part, 0, count);
      if (bytes.size() > settings.maxBody().bytes()) {
        throw new RefusedException(Reason.ANSWER_INVALID, "larger than peer.maxBody");
      }
      if (System.nanoTime() > end) {
        throw new SocketTimeoutException("the answer doesn't come to its end");
      }
    }
    whole = true;
    return bytes.toByteArray();
  }

  /**
   * Closing would first read what is left, however much that is; so the connection goes instead.
   */
  @Override
  public void close() throws IOException {
    if (!whole && in instanceof EofSensorInputStream stream) {
      stream.abort();
    } else {
      in.close();
    }
  }
}
