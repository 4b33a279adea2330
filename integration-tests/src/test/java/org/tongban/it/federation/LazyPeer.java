package org.tongban.it.federation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.tongban.harness.forge.RawClient;
import org.tongban.harness.forge.RawKeys;

/** A peer with a member's genuine key that takes a connection and then doesn't do its part. */
public final class LazyPeer implements AutoCloseable {
  private static final int PAUSE_MILLIS = 200;

  private final SSLServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private LazyPeer(RawKeys tls, String head) {
    try {
      door =
          (SSLServerSocket)
              RawClient.context(tls)
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> serve(head));
  }

  /** Never answers. */
  public static LazyPeer silent(RawKeys tls) {
    return new LazyPeer(tls, "");
  }

  /** Begins an answer at once and goes on with one byte every now and then, for ever. */
  public static LazyPeer dripping(RawKeys tls) {
    return new LazyPeer(
        tls, "HTTP/1.1 200 OK\r\nContent-Type: application/jose\r\nContent-Length: 100000\r\n\r\n");
  }

  /** Address for the directory. */
  public String endpoint() {
    return "https://127.0.0.1:" + door.getLocalPort() + "/peer/v1/messages";
  }

  private void serve(String head) {
    try {
      while (!door.isClosed()) {
        var caller = (SSLSocket) door.accept();
        threads.execute(() -> keepWaiting(caller, head));
      }
    } catch (IOException e) {
      // closed
      return;
    }
  }

  private static void keepWaiting(SSLSocket caller, String head) {
    try (caller;
        var out = caller.getOutputStream()) {
      caller.startHandshake();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      while (!Thread.currentThread().isInterrupted()) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        drip(out, head);
      }
    } catch (IOException e) {
      // the caller has gone, as it should
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void drip(OutputStream out, String head) throws IOException {
    if (!head.isEmpty()) {
      out.write('a');
      out.flush();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
