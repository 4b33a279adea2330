package org.tongban.it.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A piece of wire before a node's peer port; it carries bytes as they are and counts who calls. */
public final class Wire implements AutoCloseable {
  private final URI to;
  private final ServerSocket end;
  private final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Leads to the peer port of that address. */
  public Wire(String to) {
    this.to = URI.create(to);
    try {
      end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::carry);
  }

  /** Address for the directory. */
  public String endpoint() {
    return "https://127.0.0.1:" + end.getLocalPort() + to.getPath();
  }

  /** How many connections have been made over it. */
  public int connections() {
    return connections.get();
  }

  private void carry() {
    try {
      while (!end.isClosed()) {
        var near = end.accept();
        var far = new Socket(to.getHost(), to.getPort());
        connections.incrementAndGet();
        threads.execute(() -> pour(near, far));
        threads.execute(() -> pour(far, near));
      }
    } catch (IOException e) {
      // closed
      return;
    }
  }

  private static void pour(Socket from, Socket into) {
    try (from;
        into) {
      from.getInputStream().transferTo(into.getOutputStream());
    } catch (IOException e) {
      // one side has hung up; closing both tells the other
      return;
    }
  }

  @Override
  public void close() {
    try {
      end.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
