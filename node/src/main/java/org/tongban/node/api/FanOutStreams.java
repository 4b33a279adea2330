package org.tongban.node.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.fanout.FanOuts;

/**
 * Tells callers what happens to their questions, by server-sent events. It looks into the database,
 * so it does not matter which replica was asked and which one gets the answer. Each stream begins
 * with all that has happened, and ends after a while: the caller connects again, as such clients
 * do.
 */
public final class FanOutStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FanOutStreams.class);
  private static final int MOST = 100;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final FanOuts fanOuts;
  private final MemberCode self;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
  private final ScheduledFuture<?> looking;

  public FanOutStreams(FanOuts fanOuts, MemberCode self) {
    this.fanOuts = fanOuts;
    this.self = self;
    thread.setThreadNamePrefix("fan-out-events-");
    thread.setDaemon(true);
    thread.initialize();
    looking = thread.scheduleWithFixedDelay(this::push, EVERY);
  }

  private record Stream(
      MessageId id, Actor actor, SseEmitter emitter, Instant since, Set<String> told) {
    // two streams of one caller are two
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * Begins to tell.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN}, {@code BUSY} when too many listen
   */
  SseEmitter open(MessageId id, Actor actor) {
    fanOuts.find(id, actor);
    if (streams.size() >= MOST) {
      throw new RefusedException(Reason.BUSY, "too many streams of events");
    }
    var stream = new Stream(id, actor, new SseEmitter(0L), fanOuts.now(), new HashSet<>());
    stream.emitter().onCompletion(() -> streams.remove(stream));
    streams.add(stream);
    return stream.emitter();
  }

  private void push() {
    for (var stream : streams) {
      try {
        push(stream);
      } catch (IOException | IllegalStateException gone) {
        streams.remove(stream);
      } catch (RefusedException e) {
        LOG.warn("No look at a fan-out now: {}", e.getMessage());
      }
    }
  }

  private void push(Stream stream) throws IOException {
    var fanOut = fanOuts.find(stream.id(), stream.actor());
    var now = fanOuts.now();
    for (var event : FanOutEvents.of(fanOut, now)) {
      if (stream.told().add(event.id())) {
        var json = new String(StrictJson.write(event.json(self, fanOut)), StandardCharsets.UTF_8);
        stream.emitter().send(SseEmitter.event().id(event.id()).data(json, MediaType.TEXT_PLAIN));
      }
    }
    if (FanOutEvents.ended(fanOut) || now.isAfter(stream.since().plus(LONGEST))) {
      streams.remove(stream);
      stream.emitter().complete();
    }
  }

  @Override
  public void close() {
    looking.cancel(true);
    thread.shutdown();
    streams.forEach(stream -> stream.emitter().complete());
  }
}
