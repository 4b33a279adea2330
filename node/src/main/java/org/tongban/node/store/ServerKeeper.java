package org.tongban.node.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an own server running while its node runs: a server that was killed is started again, so
 * the node recovers by itself.
 */
final class ServerKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKeeper.class);
  private static final long PAUSE_SECONDS = 1;

  private final Server server;
  private final OwnerLock lock;
  private Process process;
  private CompletableFuture<Void> watch = CompletableFuture.completedFuture(null);
  private boolean closed;

  ServerKeeper(Server server, Process process, OwnerLock lock) {
    this.server = server;
    this.process = process;
    this.lock = lock;
  }

  /** Watches over the server, which is always to listen on this port. */
  synchronized void keep(int port) {
    Executor pause = CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS);
    watch = process.onExit().thenRunAsync(() -> startAgain(port), pause);
  }

  private synchronized void startAgain(int port) {
    if (closed) {
      return;
    }
    LOG.error("The database server ended (exit {}); it is started again", process.exitValue());
    try {
      server.clearAway();
      process = server.start(port);
    } catch (StoreException e) {
      LOG.error("The database server does not start; it is tried again", e);
    }
    keep(port);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    watch.cancel(false);
    try (lock) {
      if (process.isAlive()) {
        server.stop();
      }
    }
  }
}
