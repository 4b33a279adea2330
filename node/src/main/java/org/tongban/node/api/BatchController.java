package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.node.api.BatchFiles.Kind;
import org.tongban.node.batch.Batches;
import org.tongban.node.store.Batch;
import org.tongban.node.store.Batch.State;

/** Takes many asks of local systems at once. */
@RestController
public class BatchController {
  static final String PATH = "/api/v1/batches";

  private static final String LINES = "application/x-ndjson";
  private static final String RETRY_AFTER = "2";

  private final Batches batches;
  private final BatchFiles files;
  private final BatchOnce once;

  public BatchController(Batches batches, BatchFiles files, BatchOnce once) {
    this.batches = batches;
    this.files = files;
    this.once = once;
  }

  /** All rows under one Idempotency-Key; the same key leads to the same batch for 24 hours. */
  @PostMapping(path = PATH + "/{id}")
  ResponseEntity<byte[]> begin(
      @PathVariable("id") String service,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      @RequestHeader(value = "Idempotency-Key", required = false) String key,
      @RequestParam Map<String, String> common,
      HttpServletRequest request)
      throws IOException {
    var form = BatchForm.of(request, common);
    var id =
        once.begin(
            caller.actor(),
            key,
            // of two files under one key, most differ in their length
            service + "?" + request.getQueryString() + " " + request.getContentLengthLong(),
            claim ->
                batches.begin(
                    AskController.service(service),
                    caller.actor(),
                    common,
                    form,
                    request.getInputStream(),
                    claim));
    return reply(batches.find(id, caller.actor()), 202);
  }

  /** The caller's latest. */
  @GetMapping(path = "/api/v1/batches", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> list(@RequestAttribute(CallerFilter.CALLER) Caller caller) {
    var json = JsonNodeFactory.instance.objectNode();
    var all = json.putArray("batches");
    batches.of(caller.actor()).forEach(batch -> all.add(BatchView.json(batch)));
    return ResponseEntity.ok().header("Cache-Control", "no-store").body(StrictJson.write(json));
  }

  /** How far it has come. */
  @GetMapping(path = PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> batch(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return reply(batches.find(SeenExchanges.id(id), caller.actor()), 200);
  }

  /** Sends nothing more until it is resumed. */
  @PostMapping(path = PATH + "/{id}/pause")
  ResponseEntity<byte[]> pause(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return reply(batches.pause(SeenExchanges.id(id), caller.actor()), 200);
  }

  /** Goes on. */
  @PostMapping(path = PATH + "/{id}/resume")
  ResponseEntity<byte[]> resume(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return reply(batches.resume(SeenExchanges.id(id), caller.actor()), 200);
  }

  /** Sends nothing more, for good. */
  @PostMapping(path = PATH + "/{id}/cancel")
  ResponseEntity<byte[]> cancel(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return reply(batches.cancel(SeenExchanges.id(id), caller.actor()), 200);
  }

  /** What became of the rows that are settled, one in each line, or as a table where asked for. */
  @GetMapping(
      path = PATH + "/{id}/results",
      produces = {LINES, BatchTable.CSV, BatchTable.XLSX})
  void results(
      @PathVariable String id,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      @RequestHeader(value = "Accept", required = false) String accept,
      HttpServletResponse response)
      throws IOException {
    var batch = batches.find(SeenExchanges.id(id), caller.actor());
    var types = Stream.of(Kind.values()).map(Kind::type).toList();
    var kind = Kind.values()[types.indexOf(Offered.best(accept, types))];
    write(response, kind, files.results(batch, kind, UnaryOperator.identity()));
  }

  /** What was wrong with rows, one fault in each line. */
  @GetMapping(path = PATH + "/{id}/errors", produces = LINES)
  void errors(
      @PathVariable String id,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletResponse response)
      throws IOException {
    var batch = batches.find(SeenExchanges.id(id), caller.actor());
    write(response, Kind.NDJSON, files.errors(batch, Kind.NDJSON));
  }

  private static void write(HttpServletResponse response, Kind kind, BatchFiles.Unwritten file)
      throws IOException {
    response.setContentType(kind.contentType());
    response.setHeader("Cache-Control", "no-store");
    file.write(response.getOutputStream());
  }

  private static ResponseEntity<byte[]> reply(Batch batch, int status) {
    var reply =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store");
    if (status == 202) {
      reply.header("Location", BatchView.address(batch));
    }
    if (batch.state() == State.RUNNING) {
      reply.header("Retry-After", RETRY_AFTER);
    }
    return reply.body(StrictJson.write(BatchView.json(batch)));
  }
}
