package org.tongban.node.console.batches;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;
import org.tongban.node.store.Batch;

/** How far everybody's batches have come, for systems that watch the node; none of their rows. */
@RestController
public class BatchesApi {
  private final BatchList list;

  BatchesApi(BatchList list) {
    this.list = list;
  }

  /**
   * A batch.
   *
   * @param secondsLeft as it goes now; absent where nobody can say
   */
  private record Row(
      String batch,
      String service,
      String version,
      String system,
      String unit,
      String operator,
      Batch.State state,
      Instant createdAt,
      Batch.Counts rows,
      double perSecond,
      Optional<Long> secondsLeft) {
    static Row of(BatchList.Progress one) {
      var batch = one.batch();
      var actor = batch.actor();
      return new Row(
          batch.id().toString(),
          batch.service().value(),
          batch.version().toString(),
          actor.system(),
          actor.unit(),
          actor.operator(),
          batch.state(),
          batch.createdAt(),
          batch.counts(),
          one.perSecond(),
          Optional.of(one.left()).filter(left -> left >= 0));
    }
  }

  @GetMapping("/api/v1/batches/all")
  ResponseEntity<byte[]> all(HttpServletRequest request) {
    var states = Arrays.stream(Batch.State.values()).map(Enum::name).toList();
    var asked = Parameters.table().filter("state", states).state(request);
    return ApiJson.reply(ApiJson.page(asked, list.all(asked), Row::of));
  }
}
