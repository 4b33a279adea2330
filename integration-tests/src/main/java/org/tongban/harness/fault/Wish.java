package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/**
 * What a caller asks of its own node, about people who don't exist.
 *
 * @param from whose node it calls
 * @param to division that is asked
 * @param expected outcome of the answer
 */
record Wish(Region from, String to, String service, ObjectNode request, String expected) {
  /** Whether somebody gets assistance. */
  static Wish assistance(Region from, String to, KnownPerson person, String expected) {
    var request = request(to, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
    request.putObject("body").set("subject", person(person));
    return new Wish(from, to, "assistance.status", request, expected);
  }

  /** Several services, in the open and encrypted end to end, with and without a record. */
  static List<Wish> mixed(Region from, Region to) {
    return List.of(
        assistance(from, to.code(), KnownPeople.ASSISTED.in(to), "POSITIVE"),
        assistance(from, to.code(), KnownPeople.UNRECORDED.in(to), "NOT_FOUND"),
        marriage(from, to),
        care(from, to));
  }

  private static Wish marriage(Region from, Region to) {
    var request = request(to.code(), "MARRIAGE_REGISTRATION", "STATUTE", "婚姻登记条例 第八条");
    request
        .putObject("body")
        .putArray("parties")
        .add(person(KnownPeople.HUSBAND.in(to)))
        .add(person(KnownPeople.WIFE.in(to)));
    return new Wish(from, to.code(), "certificate.marriage", request, "POSITIVE");
  }

  private static Wish care(Region from, Region to) {
    var request = request(to.code(), "CARE_ADMISSION", "AUTHORIZATION", "SQ-2026-000117");
    request.put("agreement", "qp-js-care-2025");
    request.putObject("body").set("subject", person(KnownPeople.ELDER.in(to)));
    return new Wish(from, to.code(), "eldercare.assessment", request, "POSITIVE");
  }

  private static ObjectNode request(String to, String purpose, String basis, String reference) {
    var request = JsonNodeFactory.instance.objectNode();
    request.put("to", to).put("purpose", purpose);
    request.putObject("basis").put("type", basis).put("ref", reference);
    return request;
  }

  private static ObjectNode person(KnownPerson person) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("idNumber", person.idNumber())
        .put("name", person.name());
  }

  byte[] bytes() {
    return StrictJson.write(request);
  }
}
