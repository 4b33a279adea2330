package org.tongban.node.keeper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.seal.IssuerKeys;
import org.tongban.node.settings.OidcSettings;

/**
 * Holds the keys of the provider of callers' tokens. They are fetched at the first token, again
 * when they are old, and at once for a key that is not among them, but not more often than every
 * half minute, so that made-up names can't make the node ask and ask. While none can be had, the
 * old ones serve for a day. Safe for use by many threads.
 */
public final class IssuerKeeper implements Function<String, Optional<IssuerKeys>> {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration FETCH = Duration.ofSeconds(5);

  private record Held(IssuerKeys keys, Instant at) {}

  /** Where the keys come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * The set in JSON, as it is now.
     *
     * @throws IOException when it can't be had; its message is for an administrator
     */
    byte[] bytes() throws IOException;
  }

  private final Source source;
  private final Clock clock;
  private volatile Optional<Held> held = Optional.empty();
  private volatile Optional<String> problem = Optional.empty();
  private final ReentrantLock fetching = new ReentrantLock();
  private Instant next = Instant.MIN;

  public IssuerKeeper(OidcSettings provider, Clock clock) {
    this(source(provider), clock);
  }

  public IssuerKeeper(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The keys, with one of this id if the provider has it; empty where none can be had. */
  @Override
  public Optional<IssuerKeys> apply(String id) {
    var now = clock.instant();
    if (!good(id, now) && mayFetch(id)) {
      try {
        fetch(id, now);
      } finally {
        fetching.unlock();
      }
    }
    return held.filter(keys -> keys.at().plus(LONGEST).isAfter(now)).map(Held::keys);
  }

  /**
   * Whose key is known needs not wait while another fetches; the keys are merely not the newest.
   */
  private boolean mayFetch(String id) {
    if (held.filter(keys -> keys.keys().ids().contains(id)).isPresent()) {
      return fetching.tryLock();
    }
    fetching.lock();
    return true;
  }

  private boolean good(String id, Instant now) {
    return held.filter(keys -> keys.at().plus(FRESH).isAfter(now))
        .filter(keys -> keys.keys().ids().contains(id))
        .isPresent();
  }

  private void fetch(String id, Instant now) {
    if (good(id, now) || now.isBefore(next)) {
      return;
    }
    next = now.plus(PAUSE);
    try {
      held = Optional.of(new Held(IssuerKeys.parse(source.bytes()), now));
      problem = Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
      LOG.error("The keys of the issuer of tokens are not taken over: {}", e.getMessage());
    }
  }

  private static Source source(OidcSettings provider) {
    var web = new WebFiles(FETCH);
    return () ->
        provider.jwks().isPresent()
            ? Files.readAllBytes(provider.jwks().get())
            : web.get(URI.create(provider.jwksFrom().orElseThrow()));
  }

  /** Why the keys could not be had the last time; empty when they could. */
  public Optional<String> problem() {
    return problem;
  }
}
