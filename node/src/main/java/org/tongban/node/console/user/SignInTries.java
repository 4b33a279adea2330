package org.tongban.node.console.user;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.Digest;

/**
 * How soon somebody may try again. Each try counts as failed before the password is looked at, so
 * that many at one time gain nothing; a good one takes that back. Names that nobody has are counted
 * like others.
 */
public final class SignInTries {
  /** So many may fail before the next must wait: a second, then twice as long each time. */
  static final int FREE_FOR_NAME = 3;

  /** An office may share one address. */
  static final int FREE_FOR_ADDRESS = 20;

  static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration KEPT = Duration.ofDays(1);

  private static final String COUNT =
      "INSERT INTO console_try AS t (whose, failures, last, until)"
          + " VALUES (:whose, 1, :now, :now) ON CONFLICT (whose) DO UPDATE SET"
          + " failures = CASE WHEN t.last < :forgotten THEN 1 ELSE t.failures + 1 END,"
          + " last = :now, until = CAST(:now AS timestamptz) + CASE WHEN t.last < :forgotten"
          + " OR t.failures + 1 <= :free THEN interval '0' ELSE least(:longest, power(2,"
          + " least(t.failures - :free, 20))) * interval '1 second' END WHERE t.until <= :now";

  private final JdbcClient database;
  private final Clock clock;

  /** Over the node's migrated database. */
  public SignInTries(DataSource source, Clock clock) {
    this.database = JdbcClient.create(source);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** The same for a try without a name, which somebody else will tell. */
  Optional<Duration> begin(String address) {
    return count(ofAddress(address), FREE_FOR_ADDRESS)
        ? Optional.empty()
        : Optional.of(wait(ofAddress(address)));
  }

  /** Counts a try; returns how long to wait where it came too early and doesn't count. */
  Optional<Duration> begin(String name, String address) {
    var others = begin(address);
    if (others.isPresent()) {
      return others;
    }
    return count(ofName(name), FREE_FOR_NAME) ? Optional.empty() : Optional.of(wait(ofName(name)));
  }

  /** Takes back what a good try counted, and for the name all before it. */
  void good(String name, String address) {
    forget(name);
    good(address);
  }

  /** Takes back what a good try without a name counted. */
  void good(String address) {
    database
        .sql("UPDATE console_try SET failures = failures - 1 WHERE whose = :whose AND failures > 0")
        .param("whose", ofAddress(address))
        .update();
  }

  /** Lets a name try at once again. */
  void forget(String name) {
    database
        .sql("DELETE FROM console_try WHERE whose = :whose")
        .param("whose", ofName(name))
        .update();
  }

  /** Forgets the old ones. To be called now and then. */
  public void purge() {
    database
        .sql("DELETE FROM console_try WHERE last < :forgotten")
        .param("forgotten", time(clock.instant().minus(KEPT)))
        .update();
  }

  private boolean count(String whose, int free) {
    var now = clock.instant();
    return database
            .sql(COUNT)
            .param("whose", whose)
            .param("now", time(now))
            .param("forgotten", time(now.minus(KEPT)))
            .param("free", free)
            .param("longest", LONGEST.toSeconds())
            .update()
        == 1;
  }

  private Duration wait(String whose) {
    var until =
        database
            .sql("SELECT until FROM console_try WHERE whose = :whose")
            .param("whose", whose)
            .query(OffsetDateTime.class)
            .optional();
    return until
        .map(end -> Duration.between(clock.instant(), end.toInstant()))
        .filter(left -> !left.isNegative())
        .orElse(Duration.ZERO);
  }

  private static String ofName(String name) {
    return "name:" + Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).value();
  }

  private static String ofAddress(String address) {
    return "address:" + address;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
