package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line between two nodes: carries bytes as they are, until it is told to do worse. Where it
 * leads to several replicas, each new connection goes to the next that listens, as over any plain
 * balancer.
 */
public final class Line implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;
  private static final int DELAY_MILLIS = 5000;
  private static final int ONE_IN = 100;

  private final List<Integer> far = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<Integer, Integer> connections = new ConcurrentHashMap<>();
  private final ServerSocket near;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile State state = State.GOOD;

  /** What the line does to what it carries. */
  public enum State {
    GOOD,
    /** Connections are ended, and no new one is let through. */
    CUT,
    /** Each piece comes late, by up to five seconds. */
    SLOW,
    /** Connections stay open on both sides, and nothing passes. */
    HALF_OPEN,
    /** One byte of a hundred is another. */
    NOISY
  }

  /**
   * Opens it.
   *
   * @param port where it is called, on loopback; 0 for a free one
   * @param far port on loopback that it leads to
   */
  public Line(int port, int far) {
    this.far.add(far);
    try {
      near = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("the line can't listen on port " + port, e);
    }
    threads.execute(this::accept);
  }

  public int port() {
    return near.getLocalPort();
  }

  /** Where it leads from now on; connections that are open end. */
  void lead(Integer... ports) {
    far.clear();
    far.addAll(List.of(ports));
    open.forEach(Line::end);
  }

  /** How many connections have gone to that port. */
  int connections(int port) {
    return connections.getOrDefault(port, 0);
  }

  /** From now on; a connection that nothing passed over stays dead when the line is good again. */
  public void become(State next) {
    state = next;
    if (next == State.CUT) {
      open.forEach(Line::end);
    }
  }

  private void accept() {
    while (!near.isClosed()) {
      try {
        var caller = near.accept();
        threads.execute(() -> carry(caller));
      } catch (IOException e) {
        // closed, and then this ends; or a caller that has gone again
        continue;
      }
    }
  }

  private void carry(Socket caller) {
    if (state == State.CUT) {
      end(caller);
      return;
    }
    try {
      open.add(caller);
      var called = called();
      open.add(called);
      var out = new Way(this, caller, called);
      threads.execute(out);
      threads.execute(new Way(this, called, caller, out));
    } catch (IOException e) {
      end(caller);
    }
  }

  private Socket called() throws IOException {
    var all = List.copyOf(far);
    var first = turn.getAndIncrement();
    for (int i = 0; i < all.size(); i++) {
      var port = all.get(Math.floorMod(first + i, all.size()));
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        connections.merge(port, 1, Integer::sum);
        return socket;
      } catch (IOException e) {
        socket.close();
      }
    }
    throw new IOException("nobody listens");
  }

  /** One direction of a connection. */
  private static final class Way implements Runnable {
    private final Line line;
    private final Socket from;
    private final Socket to;
    private final SplittableRandom random = new SplittableRandom(2026);
    private final boolean[] dead;

    Way(Line line, Socket from, Socket to) {
      this.line = line;
      this.from = from;
      this.to = to;
      this.dead = new boolean[1];
    }

    Way(Line line, Socket from, Socket to, Way opposite) {
      this.line = line;
      this.from = from;
      this.to = to;
      this.dead = opposite.dead;
    }

    @Override
    public void run() {
      var buffer = new byte[BUFFER];
      try {
        for (var read = read(buffer); read >= 0; read = read(buffer)) {
          pass(buffer, read);
        }
      } catch (IOException e) {
        // one side has gone; ending both tells the other
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      line.finish(from, to, dead[0]);
    }

    private int read(byte[] buffer) throws IOException {
      return from.getInputStream().read(buffer);
    }

    private void pass(byte[] buffer, int length) throws IOException, InterruptedException {
      if (line.state == State.HALF_OPEN || dead[0]) {
        dead[0] = true;
        return;
      }
      if (line.state == State.SLOW) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(DELAY_MILLIS));
      }
      if (line.state == State.NOISY) {
        spoil(buffer, length);
      }
      to.getOutputStream().write(buffer, 0, length);
    }

    private void spoil(byte[] buffer, int length) {
      for (var at = 0; at < length; at++) {
        if (random.nextInt(ONE_IN) == 0) {
          buffer[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
      }
    }
  }

  /** Over a dead connection not even its end gets through. */
  private void finish(Socket from, Socket to, boolean dead) {
    end(from);
    open.remove(from);
    if (!dead) {
      end(to);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      near.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Line::end);
    threads.shutdownNow();
  }
}
