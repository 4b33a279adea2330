package org.tongban.core.policy;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.RefusedException;

/**
 * How often our own callers may ask, and how often each member may ask each service: the general
 * rates of the settings, and those of single rules. What one node counts no other knows: with
 * replicas, each lets so much through. Nothing survives a restart. Safe for use by many threads.
 */
public final class RateLimits {
  /** Who asked too often. */
  public enum Asker {
    CALLER,
    MEMBER
  }

  private static final int MANY = 10_000;

  /** No id of a service, which has a dot in it. */
  private static final String WITNESS = "witness";

  /** The same, before the id of one. */
  private static final String ITEMS = "items ";

  private record Key(Asker asker, Object who, String what, Rate rate) {}

  private final Rate caller;
  private final Rate memberAndService;
  private final Rate items;
  private final TimeMeter time;
  private final Consumer<Asker> limited;
  private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param caller for each of our own callers, whatever it asks
   * @param memberAndService for each asking member and each service
   * @param items the same for asks of which many come in one message, which count by themselves
   * @param nanos a clock that never jumps, of any origin: a wall clock set back would keep the
   *     honest waiting
   * @param limited told of every refusal
   */
  public RateLimits(
      Rate caller, Rate memberAndService, Rate items, LongSupplier nanos, Consumer<Asker> limited) {
    this.caller = Objects.requireNonNull(caller, "caller");
    this.memberAndService = Objects.requireNonNull(memberAndService, "memberAndService");
    this.items = Objects.requireNonNull(items, "items");
    this.time = new Nanos(nanos);
    this.limited = Objects.requireNonNull(limited, "limited");
  }

  /**
   * Counts a query of our own caller.
   *
   * @param many how many asks are in it, 0 where it is a single one
   */
  void count(Actor actor, int many) {
    if (many == 0) {
      take(new Key(Asker.CALLER, actor, "", caller));
    } else {
      take(new Key(Asker.CALLER, actor, ITEMS, items), many);
    }
  }

  /** Counts it against the rate of the rule that permits it, if that has one. */
  void count(Actor actor, Rule rule) {
    rule.rate().ifPresent(rate -> take(new Key(Asker.CALLER, actor, rule.id(), rate)));
  }

  /** Counts an ask of a member of the directory for a service of the catalogue. */
  void count(MemberCode member, ServiceId service) {
    take(new Key(Asker.MEMBER, member, service.value(), memberAndService));
  }

  /** Counts asks that come in one message. */
  void countItems(MemberCode member, ServiceId service, int many) {
    take(new Key(Asker.MEMBER, member, ITEMS + service.value(), items), many);
  }

  /**
   * Counts a question of a member about journals, as often as it may ask any one service.
   *
   * @throws RefusedException {@code TOO_MANY_ASKS}
   */
  public void countWitness(MemberCode member) {
    take(new Key(Asker.MEMBER, member, WITNESS, memberAndService));
  }

  /** Counts it against the rate of the rule that permits it, if that has one. */
  void count(MemberCode member, ServiceId service, Rule rule) {
    var what = rule.id() + ' ' + service.value();
    rule.rate().ifPresent(rate -> take(new Key(Asker.MEMBER, member, what, rate)));
  }

  private void take(Key key) {
    take(key, 1);
  }

  /** A message that is more than is left is let through once, and what comes next waits for it. */
  private void take(Key key, int many) {
    var bucket = bucket(key);
    var taken = bucket.tryConsumeAndReturnRemaining(1);
    if (!taken.isConsumed()) {
      limited.accept(key.asker());
      throw RefusedException.tooManyAsks(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }
    if (many > 1) {
      bucket.consumeIgnoringRateLimits(many - 1);
    }
  }

  private Bucket bucket(Key key) {
    var known = Optional.ofNullable(buckets.get(key));
    return known.orElseGet(() -> fresh(key));
  }

  private Bucket fresh(Key key) {
    if (buckets.size() >= MANY) {
      // a full bucket is like a new one, so whoever paused so long can be forgotten
      buckets
          .entrySet()
          .removeIf(e -> e.getValue().getAvailableTokens() >= e.getKey().rate().count());
    }
    return buckets.computeIfAbsent(key, k -> bucket(k.rate()));
  }

  private Bucket bucket(Rate rate) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.per()))
        .withCustomTimePrecision(time)
        .build();
  }

  /** How many askers are remembered. */
  int remembered() {
    return buckets.size();
  }

  private record Nanos(LongSupplier nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
