package org.tongban.core.policy;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.RefusedException;

/**
 * How often our own callers may ask, and how often each member may ask each service: the general
 * rates of the settings, and those of single rules. Safe for use by many threads.
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

  /** No id of a service either. */
  private static final String NOTICES = "notices";

  /** The same, before the id of one. */
  private static final String ITEMS = "items ";

  private record Key(Asker asker, String who, String what, Rate rate) {
    String name() {
      var per = rate.count() + "/" + rate.per();
      return String.join(" ", asker.name(), who, what, per);
    }
  }

  /** A bucket, and when it was used the last time. */
  private record Used(Bucket bucket, AtomicLong at) {
    boolean longAgo(Rate rate, long now) {
      return now - at.get() >= rate.per().toNanos();
    }
  }

  private final Rate caller;
  private final Rate memberAndService;
  private final Rate items;
  private final Buckets counted;
  private final LongSupplier nanos;
  private final Consumer<Asker> limited;
  private final Map<Key, Used> buckets = new ConcurrentHashMap<>();

  /**
   * @param caller for each of our own callers, whatever it asks
   * @param memberAndService for each asking member and each service
   * @param items the same for asks of which many come in one message, which count by themselves
   * @param counted where the replicas of a member count together
   * @param nanos a clock that never jumps, of any origin
   * @param limited told of every refusal
   */
  public RateLimits(
      Rate caller,
      Rate memberAndService,
      Rate items,
      Buckets counted,
      LongSupplier nanos,
      Consumer<Asker> limited) {
    this.caller = Objects.requireNonNull(caller, "caller");
    this.memberAndService = Objects.requireNonNull(memberAndService, "memberAndService");
    this.items = Objects.requireNonNull(items, "items");
    this.counted = Objects.requireNonNull(counted, "counted");
    this.nanos = Objects.requireNonNull(nanos, "nanos");
    this.limited = Objects.requireNonNull(limited, "limited");
  }

  /**
   * Counts a query of our own caller.
   *
   * @param many how many asks are in it, 0 where it is a single one
   */
  void count(Actor actor, int many) {
    if (many == 0) {
      take(new Key(Asker.CALLER, name(actor), "", caller));
    } else {
      take(new Key(Asker.CALLER, name(actor), ITEMS, items), many);
    }
  }

  /** Counts it against the rate of the rule that permits it, if that has one. */
  void count(Actor actor, Rule rule) {
    rule.rate().ifPresent(rate -> take(new Key(Asker.CALLER, name(actor), rule.id(), rate)));
  }

  /** Counts an ask of a member of the directory for a service of the catalogue. */
  void count(MemberCode member, ServiceId service) {
    take(new Key(Asker.MEMBER, member.value(), service.value(), memberAndService));
  }

  /** Counts asks that come in one message. */
  void countItems(MemberCode member, ServiceId service, int many) {
    take(new Key(Asker.MEMBER, member.value(), ITEMS + service.value(), items), many);
  }

  /**
   * Counts a question of a member about journals, as often as it may ask any one service.
   *
   * @throws RefusedException {@code TOO_MANY_ASKS}
   */
  public void countWitness(MemberCode member) {
    take(new Key(Asker.MEMBER, member.value(), WITNESS, memberAndService));
  }

  /**
   * Counts a notice of a member, as often as it may ask any one service.
   *
   * @throws RefusedException {@code TOO_MANY_ASKS}
   */
  public void countNotice(MemberCode member) {
    take(new Key(Asker.MEMBER, member.value(), NOTICES, memberAndService));
  }

  /** Counts it against the rate of the rule that permits it, if that has one. */
  void count(MemberCode member, ServiceId service, Rule rule) {
    var what = rule.id() + ' ' + service.value();
    rule.rate().ifPresent(rate -> take(new Key(Asker.MEMBER, member.value(), what, rate)));
  }

  private void take(Key key) {
    take(key, 1);
  }

  /** A message that is more than is left is let through once, and what comes next waits for it. */
  private void take(Key key, int many) {
    var bucket = bucket(key);
    var taken = counted(() -> bucket.tryConsumeAndReturnRemaining(1));
    if (!taken.isConsumed()) {
      limited.accept(key.asker());
      throw RefusedException.tooManyAsks(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }
    if (many > 1) {
      counted(() -> bucket.consumeIgnoringRateLimits(many - 1));
    }
  }

  /** The library puts what a shared count fails by into an exception of its own. */
  private static <T> T counted(Supplier<T> taking) {
    try {
      return taking.get();
    } catch (IllegalStateException e) {
      throw e.getCause() instanceof RefusedException refused ? refused : e;
    }
  }

  private Bucket bucket(Key key) {
    var now = nanos.getAsLong();
    var used = Optional.ofNullable(buckets.get(key)).orElseGet(() -> fresh(key, now));
    used.at().set(now);
    return used.bucket();
  }

  private Used fresh(Key key, long now) {
    if (buckets.size() >= MANY) {
      // a full bucket is like a new one, so whoever paused so long can be forgotten
      buckets.entrySet().removeIf(e -> e.getValue().longAgo(e.getKey().rate(), now));
    }
    return buckets.computeIfAbsent(
        key, k -> new Used(counted.bucket(k.name(), k.rate()), new AtomicLong(now)));
  }

  private static String name(Actor actor) {
    return actor.system() + "/" + actor.unit() + "/" + actor.operator();
  }

  /** How many askers are remembered. */
  int remembered() {
    return buckets.size();
  }
}
