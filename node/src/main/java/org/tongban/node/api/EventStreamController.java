package org.tongban.node.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.inbox.EventFeed;

/**
 * The events that other members told, as server-sent events (WHATWG HTML §9.2). A connection lasts
 * a while; who comes again with {@code Last-Event-ID} has missed none.
 */
@RestController
public class EventStreamController implements DisposableBean {
  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int MOST_STREAMS = 64;

  /** A reader who is slow holds one of them up. */
  private static final int THREADS = 4;

  private final EventFeed feed;
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService looks =
      Executors.newScheduledThreadPool(
          THREADS,
          work -> {
            var thread = new Thread(work, "event-stream");
            thread.setDaemon(true);
            return thread;
          });

  public EventStreamController(EventFeed feed) {
    this.feed = feed;
  }

  /** Each event with its place as id. */
  @GetMapping(path = "/api/v1/events/stream", produces = "text/event-stream")
  SseEmitter stream(
      @RequestParam(defaultValue = "0") String after,
      @RequestHeader(name = "Last-Event-ID", required = false) String last) {
    long from = EventController.cursor(last == null ? after : last);
    if (open.incrementAndGet() > MOST_STREAMS) {
      open.decrementAndGet();
      throw new RefusedException(Reason.BUSY, MOST_STREAMS + " streams are open");
    }
    var emitter = new SseEmitter(LASTS.toMillis());
    emitter.onCompletion(open::decrementAndGet);
    emitter.onTimeout(emitter::complete);
    looks.execute(() -> look(emitter, from));
    return emitter;
  }

  /** Gives what is new, and looks again: at once where there was much. */
  private void look(SseEmitter emitter, long from) {
    try {
      var items = feed.after(from, EventFeed.MOST);
      long last = from;
      for (var item : items) {
        emitter.send(event(item));
        last = item.seq();
      }
      if (items.isEmpty()) {
        // who went away is noticed, and proxies see that the connection lives
        emitter.send(SseEmitter.event().comment(""));
      }
      long next = last;
      var wait = items.size() == EventFeed.MOST ? 0 : LOOK.toMillis();
      var unused = looks.schedule(() -> look(emitter, next), wait, TimeUnit.MILLISECONDS);
    } catch (IOException | IllegalStateException e) {
      // gone
      emitter.complete();
    } catch (RefusedException e) {
      emitter.complete();
    }
  }

  private static SseEmitter.SseEventBuilder event(EventFeed.Item item) {
    var json = new String(StrictJson.write(item.event()), StandardCharsets.UTF_8);
    return SseEmitter.event().id(String.valueOf(item.seq())).data(json, MediaType.TEXT_PLAIN);
  }

  @Override
  public void destroy() {
    looks.shutdownNow();
  }
}
