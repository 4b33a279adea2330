package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.policy.Rate;

/** Replicas that count together. */
class SharedBucketsTest {
  private static Database database;
  private static int test;

  private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
  private String name;

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(10);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void anotherBucket() {
    test++;
    name = "CALLER test " + test;
  }

  private Bucket replica(String rate) {
    var time =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanos.get();
          }

          @Override
          public boolean isWallClockBased() {
            return true;
          }
        };
    return new SharedBuckets(database.dataSource(), time).bucket(name, Rate.parse(rate));
  }

  private static int taken(Bucket bucket, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += bucket.tryConsume(1) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aSmallRateIsExactOverTwoReplicas() {
    // Given
    var one = replica("7/h");
    var other = replica("7/h");

    // When
    int taken = taken(one, 4) + taken(other, 10) + taken(one, 10);

    // Then
    assertThat(taken).isEqualTo(7);
  }

  @Test
  void whoIsHeldBackLearnsHowLong() {
    // Given
    taken(replica("3/m"), 3);

    // When
    var wait = replica("3/m").tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    nanos.addAndGet(wait);

    // Then
    assertThat(Duration.ofNanos(wait)).isEqualTo(Duration.ofSeconds(20));
    assertThat(taken(replica("3/m"), 2)).isEqualTo(1);
  }

  @Test
  void aRestartForgetsNothing() {
    // Given
    taken(replica("5/d"), 5);

    // Then
    assertThat(taken(replica("5/d"), 1)).isZero();
  }

  @Test
  void aLargeRateHoldsForAllButWhatEachMayRunAhead() throws Exception {
    // Given: two replicas with eight threads each
    var replicas = List.of(replica("1000/d"), replica("1000/d"));
    var threads = Executors.newFixedThreadPool(16);

    // When
    int taken = 0;
    for (var round : rounds(threads::submit, replicas)) {
      taken += round.get();
    }
    threads.shutdownNow();

    // Then: a fiftieth for each
    assertThat(taken).isBetween(1000, 1000 + 2 * 20);
  }

  private static List<Future<Integer>> rounds(Submit threads, List<Bucket> replicas)
      throws ExecutionException {
    var rounds = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 8; i++) {
      for (var replica : replicas) {
        rounds.add(threads.submit(() -> taken(replica, 200)));
      }
    }
    return rounds;
  }

  /** Has work done. */
  private interface Submit {
    Future<Integer> submit(Callable<Integer> work);
  }

  @Test
  void fewLooksAtTheDatabaseAreNeeded() throws SQLException {
    // Given
    var bucket = replica("1000/d");
    taken(bucket, 1);
    var before = state();

    // When
    taken(bucket, 19);
    var within = state();
    taken(bucket, 2);

    // Then
    assertThat(within).isEqualTo(before);
    assertThat(state()).isNotEqualTo(before);
  }

  private byte[] state() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var select = connection.prepareStatement("SELECT state FROM rate_bucket WHERE name = ?")) {
      select.setString(1, name);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  @Test
  void theTimeIsTheDatabasesCarriedOn() {
    // Given
    var clock = new AtomicLong(5);
    var time = DatabaseTime.of(database.dataSource(), clock::get);
    var before = time.currentTimeNanos();

    // When
    clock.addAndGet(1_000);

    // Then
    assertThat(time.currentTimeNanos() - before).isEqualTo(1_000);
    assertThat(Duration.ofNanos(before)).isGreaterThan(Duration.ofDays(56 * 365));
  }
}
