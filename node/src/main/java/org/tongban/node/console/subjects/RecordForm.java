package org.tongban.node.console.subjects;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Violation;

/**
 * What stands in the form of the desk. Its text says nothing of the person, so that no log can.
 *
 * @param before number of an entry, for the ones that are older
 */
record RecordForm(
    String idNumber,
    String relation,
    String reference,
    String identification,
    String reason,
    String from,
    String to,
    String before) {
  private static final int TAIL = 4;
  private static final int MOST = 200;

  static RecordForm empty() {
    return new RecordForm("", "SELF", "", "", "", "", "", "");
  }

  static RecordForm of(HttpServletRequest request) {
    return new RecordForm(
        text(request, "idNumber"),
        text(request, "relation"),
        text(request, "reference"),
        text(request, "identification"),
        text(request, "reason"),
        text(request, "from"),
        text(request, "to"),
        text(request, "before"));
  }

  private static String text(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
  }

  /** What a person at the desk must say beyond what a system must. */
  List<Violation> faults() {
    var faults = new ArrayList<Violation>();
    if (identification.isEmpty()) {
      faults.add(new Violation("/identification", "must be present"));
    }
    if (reason.isEmpty()) {
      faults.add(new Violation("/reason", "must be present"));
    } else if (reason.codePointCount(0, reason.length()) > MOST) {
      faults.add(new Violation("/reason", "must be 1 to " + MOST + " characters"));
    }
    return faults;
  }

  /** The request of the local API. */
  byte[] json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("idNumber", idNumber).put("relation", relation);
    put(json, "reference", reference);
    put(json, "identification", identification);
    put(json, "reason", reason);
    put(json, "from", from);
    put(json, "to", to);
    put(json, "before", before);
    return StrictJson.write(json);
  }

  private static void put(
      com.fasterxml.jackson.databind.node.ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  /** Enough for the person to see on paper that it is the own record. */
  public String masked() {
    return idNumber.length() > TAIL ? "…" + idNumber.substring(idNumber.length() - TAIL) : "";
  }

  @Override
  public String toString() {
    return "RecordForm[" + relation + "]";
  }
}
