package org.tongban.it.federation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.register.KnownPerson;

/** A request of the local API, good until a test changes it. */
public record Wish(String service, ObjectNode json) {
  /** The agreement that the demonstration's care assessments need. */
  public static final String AGREEMENT = "qp-js-care-2025";

  public static Wish assistance(String to, KnownPerson person) {
    return of("assistance.status", to, subject(person))
        .purpose("ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
  }

  public static Wish care(String to, KnownPerson person) {
    return of("eldercare.assessment", to, subject(person))
        .purpose("CARE_ADMISSION", "AUTHORIZATION", "SQ-2026-000117");
  }

  /** Asks what an assessment made by Shanghai's scheme counts for. */
  public static Wish recognition(String to, KnownPerson person, String level, LocalDate day) {
    var body = subject(person);
    body.putObject("assessment")
        .put("scheme", "SH-CARE")
        .put("version", "2.0")
        .put("level", level)
        .put("assessedOn", day.toString());
    return of("eldercare.recognition", to, body)
        .purpose("CARE_RECOGNITION", "STATUTE", "促进长三角生态绿色一体化发展示范区高质量发展条例 第五十一条");
  }

  public static Wish marriage(String to, KnownPerson... people) {
    var body = JsonNodeFactory.instance.objectNode();
    var parties = body.putArray("parties");
    for (var person : people) {
      parties.add(person(person));
    }
    return of("certificate.marriage", to, body)
        .purpose("MARRIAGE_REGISTRATION", "STATUTE", "婚姻登记条例 第八条");
  }

  /** Any service. */
  public static Wish of(String service, String to, ObjectNode body) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("to", to);
    json.set("body", body);
    return new Wish(service, json);
  }

  /** A body that asks about one person. */
  public static ObjectNode subject(KnownPerson person) {
    var body = JsonNodeFactory.instance.objectNode();
    body.set("subject", person(person));
    return body;
  }

  private static ObjectNode person(KnownPerson person) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("idNumber", person.idNumber())
        .put("name", person.name());
  }

  /** The same for another purpose. */
  public Wish purpose(String purpose, String basis, String reference) {
    var changed = json.deepCopy();
    changed.put("purpose", purpose);
    changed.putObject("basis").put("type", basis).put("ref", reference);
    return new Wish(service, changed);
  }

  /** The same under the agreement on care assessments. */
  public Wish agreed() {
    var changed = json.deepCopy();
    changed.put("agreement", AGREEMENT);
    return new Wish(service, changed);
  }

  /** The same with another body. */
  public Wish body(Consumer<ObjectNode> change) {
    var changed = json.deepCopy();
    change.accept((ObjectNode) changed.get("body"));
    return new Wish(service, changed);
  }

  /** The same with the number of a certificate. */
  public Wish certificate(String number) {
    var changed = json.deepCopy();
    ((ObjectNode) changed.get("body")).put("certificateNo", number);
    return new Wish(service, changed);
  }

  public byte[] bytes() {
    return StrictJson.write(json);
  }

  @Override
  public String toString() {
    return service + " to " + json.path("to").asText();
  }
}
