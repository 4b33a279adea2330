package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tongban.core.message.StrictJson;
import org.tongban.node.fanout.FanOuts;
import org.tongban.node.fanout.Progress;
import org.tongban.node.settings.ApiSettings;
import org.tongban.node.store.FanOut;

/** Takes questions of local systems to several members at once. */
@RestController
public class FanOutController {
  static final String PATH = "/api/v1/fan-outs";

  private final FanOuts fanOuts;
  private final FanOutOnce once;
  private final FanOutStreams streams;
  private final int maxBody;

  public FanOutController(
      FanOuts fanOuts, FanOutOnce once, FanOutStreams streams, ApiSettings settings) {
    this.fanOuts = fanOuts;
    this.once = once;
    this.streams = streams;
    this.maxBody = settings.maxBody().bytes();
  }

  /** One question under one Idempotency-Key; the same key leads to the same one for 24 hours. */
  @PostMapping(path = PATH + "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> begin(
      @PathVariable("id") String service,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    var body = RequestBody.read(request, maxBody);
    var key = request.getHeader("Idempotency-Key");
    var begun = once.begin(AskController.service(service), caller.actor(), body, key);
    var wait = Preferred.wait(request.getHeader("Prefer"));
    return reply(wait.map(time -> once.awaited(begun, time)).orElse(begun), true);
  }

  /** How far it has come. */
  @GetMapping(path = PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> fanOut(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return reply(fanOuts.find(SeenExchanges.id(id), caller.actor()), false);
  }

  /** What happens to it, as it happens. */
  @GetMapping(path = PATH + "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return streams.open(SeenExchanges.id(id), caller.actor());
  }

  private ResponseEntity<byte[]> reply(FanOut fanOut, boolean begun) {
    var running = Progress.of(fanOut, fanOuts.now()) == Progress.RUNNING;
    var reply =
        ResponseEntity.status(begun && running ? 202 : 200)
            .contentType(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store");
    if (begun) {
      reply.header("Location", FanOutView.address(fanOut));
    }
    if (!FanOutEvents.ended(fanOut)) {
      reply.header("Retry-After", LaterView.RETRY_AFTER);
    }
    return reply.body(StrictJson.write(FanOutView.json(fanOut, fanOuts.now())));
  }
}
