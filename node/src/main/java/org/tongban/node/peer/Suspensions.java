package org.tongban.node.peer;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.Suspension;

/**
 * With whom nothing is exchanged for a time, as all replicas have it, looked at about once in a
 * second. Safe for use by many threads.
 */
public final class Suspensions {
  private static final long OLDEST = Duration.ofMillis(800).toNanos();

  private final MemberCode self;
  private final Supplier<Map<String, Suspension>> book;
  private final LongSupplier nanos;
  private final Clock clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Read last;

  /**
   * @param self whose own row is the maintenance of this node
   * @param nanos a clock that never jumps
   */
  public Suspensions(
      MemberCode self, Supplier<Map<String, Suspension>> book, LongSupplier nanos, Clock clock) {
    this.self = Objects.requireNonNull(self, "self");
    this.book = Objects.requireNonNull(book, "book");
    this.nanos = Objects.requireNonNull(nanos, "nanos");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  private record Read(Map<String, Suspension> all, long at) {}

  /**
   * Lets those pass with whom is exchanged.
   *
   * @throws RefusedException {@code EXCHANGE_SUSPENDED}, {@code NOT_PERMITTED} for one that two
   *     people have removed, and {@code JOURNAL_UNAVAILABLE} while it can't be known
   */
  public void check(MemberCode member) {
    var one = of(member);
    if (one.filter(Suspension::removal).isPresent()) {
      throw new RefusedException(Reason.NOT_PERMITTED, "removed from this node: " + member);
    }
    if (one.isPresent()) {
      throw new RefusedException(Reason.EXCHANGE_SUSPENDED, "with " + member);
    }
    if (of(self).isPresent()) {
      throw new RefusedException(Reason.EXCHANGE_SUSPENDED, "maintenance of this node");
    }
  }

  /** The maintenance of this node that is planned or under way. */
  public Optional<Suspension> maintenance() {
    return Optional.ofNullable(all().get(self.value())).filter(one -> !one.over(clock.instant()));
  }

  /** The one that is in force. */
  public Optional<Suspension> of(MemberCode member) {
    return Optional.ofNullable(all().get(member.value()))
        .filter(one -> one.inForce(clock.instant()));
  }

  private Map<String, Suspension> all() {
    var read = last;
    if (read != null && nanos.getAsLong() - read.at() <= OLDEST) {
      return read.all();
    }
    // while one looks, however long that takes, the others go on with what is known
    if (read == null) {
      looking.lock();
    } else if (!looking.tryLock()) {
      return read.all();
    }
    try {
      return look();
    } finally {
      looking.unlock();
    }
  }

  private Map<String, Suspension> look() {
    var now = nanos.getAsLong();
    try {
      var read = new Read(book.get(), now);
      last = read;
      return read.all();
    } catch (DataAccessException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "nobody knows who is suspended", e);
    }
  }

  /** Has the next look be a new one, here. */
  public void forget() {
    last = null;
  }
}
