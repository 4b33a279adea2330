package org.tongban.node.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the cluster answers ({@code tongban.kafka.up}, 0 or 1). It is asked at intervals, and at
 * once after something could not be sent; what changes is logged, once.
 */
public final class Reach implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reach.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private final Cluster cluster;
  private final Clock clock;
  private Admin admin;
  private Instant looked = Instant.EPOCH;
  private volatile boolean up;
  private volatile boolean known;

  public Reach(Cluster cluster, Clock clock, MeterRegistry meters) {
    this.cluster = Objects.requireNonNull(cluster, "cluster");
    this.clock = Objects.requireNonNull(clock, "clock");
    Gauge.builder("tongban.kafka.up", this, reach -> reach.up() ? 1 : 0).register(meters);
  }

  /** Whether it answered when it was last asked. */
  public boolean up() {
    return up;
  }

  /** Asks it where the last answer is old. */
  synchronized boolean look() {
    var now = clock.instant();
    if (!now.isBefore(looked.plus(EVERY))) {
      looked = now;
      becomes(answers());
    }
    return up;
  }

  /** Something could not be sent. */
  synchronized void lost() {
    becomes(false);
  }

  private void becomes(boolean now) {
    if (now != up || !known) {
      if (now) {
        LOG.info("The Kafka cluster answers");
      } else {
        LOG.error("The Kafka cluster does not answer; what is to be fed waits in the database");
      }
    }
    known = true;
    up = now;
  }

  private boolean answers() {
    try {
      if (admin == null) {
        var settings = cluster.client();
        settings.put("request.timeout.ms", (int) LONGEST.toMillis());
        settings.put("default.api.timeout.ms", (int) LONGEST.toMillis());
        admin = Admin.create(settings);
      }
      var nodes = admin.describeCluster().nodes();
      return !nodes.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
