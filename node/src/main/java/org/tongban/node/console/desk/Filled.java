package org.tongban.node.console.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.desk.form.FormReader;

/**
 * What stands in a form.
 *
 * @param key makes a form that is sent twice one ask
 * @param to as it was typed, or code and name
 */
public record Filled(
    String key,
    String to,
    String purpose,
    String basis,
    String reference,
    String caseNumber,
    String agreement,
    ObjectNode body) {
  static final String TO = "/to";
  static final String PURPOSE = "/purpose";
  static final String BASIS = "/basis/type";
  static final String REFERENCE = "/basis/ref";
  static final String CASE = "/case";
  static final String AGREEMENT = "/agreement";
  private static final String KEY = "key";

  private static final Set<String> NAMES =
      Set.of(KEY, "do", "_csrf", TO, PURPOSE, BASIS, REFERENCE, CASE, AGREEMENT);

  /** An empty form. */
  public static Filled fresh() {
    var body = JsonNodeFactory.instance.objectNode();
    return new Filled(freshKey(), "", "", "", "", "", "", body);
  }

  private static String freshKey() {
    return MessageId.next().toString();
  }

  /** Refuses what the form doesn't have. */
  public static Filled of(Map<String, List<String>> posted, ObjectNode body) {
    boolean forged =
        posted.keySet().stream()
            .anyMatch(name -> !NAMES.contains(name) && !name.startsWith(FormReader.BODY));
    var key = text(posted, KEY);
    if (forged || !key.matches("[0-9a-f-]{36}")) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "no form of this page");
    }
    return new Filled(
        key,
        text(posted, TO),
        text(posted, PURPOSE),
        text(posted, BASIS),
        text(posted, REFERENCE),
        text(posted, CASE),
        text(posted, AGREEMENT),
        body);
  }

  private static String text(Map<String, List<String>> posted, String name) {
    return posted.getOrDefault(name, List.of()).stream().findFirst().orElse("").strip();
  }

  Filled with(ObjectNode other) {
    return new Filled(key, to, purpose, basis, reference, caseNumber, agreement, other);
  }

  Filled to(String other) {
    return new Filled(key, other, purpose, basis, reference, caseNumber, agreement, body);
  }

  /** To be sent again as another ask. */
  public Filled again() {
    return new Filled(freshKey(), to, purpose, basis, reference, caseNumber, agreement, body);
  }

  /** What all rows of a batch have in common, as the local API's parameters. */
  public Map<String, String> common() {
    var common = new java.util.TreeMap<String, String>();
    common.put("to", to.split(" ", 2)[0]);
    common.put("purpose", purpose);
    common.put("basisType", basis);
    common.put("basisRef", reference);
    common.put("case", caseNumber);
    if (!agreement.isEmpty()) {
      common.put("agreement", agreement);
    }
    return common;
  }

  /** The request of the local API. */
  byte[] json(boolean many) {
    var json = JsonNodeFactory.instance.objectNode();
    if (!many) {
      json.put("to", to.split(" ", 2)[0]);
    }
    json.put("purpose", purpose);
    json.putObject("basis").put("type", basis).put("ref", reference);
    json.put("case", caseNumber);
    if (!agreement.isEmpty()) {
      json.put("agreement", agreement);
    }
    json.set("body", body);
    return StrictJson.write(json);
  }
}
