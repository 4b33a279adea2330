package org.tongban.node.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.StrictJson;

/**
 * Results as a table: a row for each, a column for each thing that an answer of the contract can
 * say. What is no text and no number stands in its cell as JSON.
 */
public final class ResultTable {
  private static final List<String> ALWAYS =
      List.of("row", "outcome", "reason", "asOf", "missing", "exchange", "item");

  private final List<String> fields;

  private ResultTable(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Of answers under this contract. */
  public static ResultTable of(Contract contract) {
    var fields = new TreeSet<String>();
    contract.purposes().values().stream()
        .flatMap(rule -> rule.fields().stream())
        .map(field -> field.split("[.\\[]", 2)[0])
        .forEach(fields::add);
    return new ResultTable(List.copyOf(fields));
  }

  /** Names of the columns. */
  public List<String> columns() {
    var columns = new ArrayList<>(ALWAYS);
    columns.addAll(fields);
    return columns;
  }

  /** What stands in each column; empty where there is nothing. */
  public List<String> cells(RowResult result) {
    var answer = result.answer();
    var cells = new ArrayList<String>();
    cells.add(Long.toString(result.row()));
    cells.add(answer.map(one -> one.outcome().name()).orElse(""));
    cells.add(result.reason().orElse(""));
    cells.add(answer.flatMap(AnswerItem::asOf).map(Object::toString).orElse(""));
    cells.add(answer.map(ResultTable::missing).orElse(""));
    cells.add(result.exchange().toString());
    cells.add(Integer.toString(result.item()));
    Optional<JsonNode> body = answer.flatMap(AnswerItem::body);
    fields.forEach(
        field ->
            cells.add(text(body.map(one -> one.path(field)).orElse(MissingNode.getInstance()))));
    return cells;
  }

  private static String missing(AnswerItem answer) {
    return answer.missing().stream()
        .map(one -> one.field() + ":" + one.reason())
        .collect(Collectors.joining(" "));
  }

  private static String text(JsonNode value) {
    return value.isContainerNode()
        ? new String(StrictJson.write(value), StandardCharsets.UTF_8)
        : value.asText("");
  }
}
