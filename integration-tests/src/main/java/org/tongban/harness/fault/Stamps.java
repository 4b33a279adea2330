package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.StampServer;

/** The federation's time-stamp authority, which may be away. */
public final class Stamps implements AutoCloseable {
  private final DemoLayout layout;
  private final Clock clock;
  private Optional<StampServer> server = Optional.empty();

  public Stamps(DemoLayout layout, Clock clock) {
    this.layout = layout;
    this.clock = clock;
  }

  /** Stamps from now on, with the key that the federation's tools made. */
  public void open() {
    try {
      server = Optional.of(StampServer.start(layout.certificates(), layout.stampPort(), clock));
    } catch (IOException e) {
      throw new UncheckedIOException("the time-stamp authority can't listen", e);
    }
  }

  @Override
  public void close() {
    server.ifPresent(StampServer::close);
    server = Optional.empty();
  }
}
