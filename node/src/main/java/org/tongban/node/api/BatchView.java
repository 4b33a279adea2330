package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tongban.node.batch.RowResult;
import org.tongban.node.store.Batch;
import org.tongban.node.store.BatchBook.Fault;

/** What a local system reads of a batch. */
final class BatchView {
  private BatchView() {}

  static String address(Batch batch) {
    return BatchController.PATH + "/" + batch.id();
  }

  static ObjectNode json(Batch batch) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("batch", batch.id().toString());
    json.put("service", batch.service().value());
    json.put("version", batch.version().toString());
    json.put("state", batch.state().name());
    json.put("createdAt", batch.createdAt().toString());
    var counts = batch.counts();
    var rows = json.putObject("rows");
    rows.put("all", counts.rows());
    rows.put("faulty", counts.faulty());
    rows.put("answered", counts.answered());
    rows.put("refused", counts.refused());
    rows.put("failed", counts.failed());
    rows.put("open", counts.open());
    var links = json.putObject("links");
    links.put("results", address(batch) + "/results");
    links.put("errors", address(batch) + "/errors");
    return json;
  }

  static ObjectNode json(RowResult result) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("row", result.row());
    json.put("exchange", result.exchange().toString());
    json.put("item", result.item());
    if (result.answer().isPresent()) {
      AnswerItemView.write(json, result.answer().get());
    } else {
      json.put("reason", result.reason().orElseThrow());
    }
    return json;
  }

  static ObjectNode json(Fault fault) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("row", fault.row())
        .put("pointer", fault.violation().pointer())
        .put("message", fault.violation().message());
  }
}
