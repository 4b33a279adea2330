package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Contract;

/**
 * What all rows of a batch have in common, with the names of a request; a row may say otherwise.
 */
public final class Common {
  private static final String[] PLAIN = {"to", "purpose", "version", "agreement", "case"};

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  /**
   * @param given {@code to, purpose, version, agreement, case, basisType, basisRef}, any of them
   */
  public Common(Map<String, String> given) {
    for (var name : PLAIN) {
      Optional.ofNullable(given.get(name)).ifPresent(text -> json.put(name, text));
    }
    if (given.containsKey("basisType") || given.containsKey("basisRef")) {
      var basis = json.putObject("basis");
      Optional.ofNullable(given.get("basisType")).ifPresent(text -> basis.put("type", text));
      Optional.ofNullable(given.get("basisRef")).ifPresent(text -> basis.put("ref", text));
    }
  }

  private Common(ObjectNode json) {
    this.json.setAll(json);
  }

  /** The same of the version that the rows are held against. */
  Common under(Contract contract) {
    var copy = new Common(json);
    copy.json.put("version", contract.version().toString());
    return copy;
  }

  /** A row's request; what the row says itself counts. */
  ObjectNode with(ObjectNode row) {
    Objects.requireNonNull(row, "row");
    ObjectNode request = json.deepCopy();
    request.setAll(row);
    return request;
  }
}
