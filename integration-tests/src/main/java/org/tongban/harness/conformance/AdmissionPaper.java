package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.RawKeys;

/** A report that can be believed: JSON, and the same signed by the kit's own key. */
final class AdmissionPaper {
  static final String TYPE = "tongban-conformance+jwt";

  private final Report report;

  AdmissionPaper(Report report) {
    this.report = report;
  }

  /** A compact JWS with these claims. */
  byte[] signed(RawKeys kit) {
    return Forgery.of(TYPE, kit).claims(claims -> claims.setAll(json())).sign(kit);
  }

  /** The same, not signed. */
  byte[] plain() {
    return StrictJson.write(json());
  }

  private ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("member", report.member().value());
    json.put("endpoint", report.endpoint().toString());
    json.put("iat", report.time().getEpochSecond());
    json.put("time", report.time().truncatedTo(ChronoUnit.SECONDS).toString());
    json.putObject("directory")
        .put("federation", report.federation())
        .put("version", report.directoryVersion())
        .put("alg", report.directory().alg())
        .put("value", report.directory().value());
    json.putObject("profile")
        .put("alg", report.profile().alg())
        .put("value", report.profile().value());
    json.put("conformant", report.good());
    for (var status : Verdict.Status.values()) {
      json.put(status.name(), report.count(status));
    }
    var results = json.putArray("results");
    for (var result : report.results()) {
      var entry = results.addObject();
      entry.put("id", result.check().id()).put("section", result.check().section());
      result.check().needs().stream().map(Need::name).forEach(entry.putArray("needs")::add);
      entry.put("result", result.verdict().status().name()).put("seen", result.verdict().seen());
    }
    return json;
  }

  /** Ids of the checks that failed. */
  static List<String> failed(Report report) {
    return report.results().stream()
        .filter(result -> result.is(Verdict.Status.FAILED))
        .map(result -> result.check().id())
        .toList();
  }
}
