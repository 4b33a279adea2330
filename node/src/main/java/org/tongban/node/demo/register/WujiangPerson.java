package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A person as the system of 吴江 names one: 姓名, 证件号码, 曾用证件号码, 曾用名. */
public final class WujiangPerson {
  private WujiangPerson() {}

  public static ObjectNode json(Person person) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("xm", person.name());
    json.put("zjhm", person.idNumber());
    person.formerIdNumbers().forEach(json.putArray("cyzjhm")::add);
    person.formerNames().forEach(json.putArray("cym")::add);
    return json;
  }

  /** Today's number or an earlier one. */
  public static boolean has(Person person, String number) {
    return person.idNumber().equals(number) || person.formerIdNumbers().contains(number);
  }

  /** A number out of an ask. */
  public static String number(JsonNode text) {
    if (!text.isTextual() || text.textValue().isEmpty()) {
      throw new IllegalArgumentException("zjhm is a text");
    }
    return text.textValue();
  }

  /** A 查询日期 out of an ask. */
  public static LocalDate day(JsonNode text) {
    try {
      return LocalDate.parse(text.asText());
    } catch (DateTimeParseException notADay) {
      throw new IllegalArgumentException("cxrq is a day", notADay);
    }
  }

  static String sex(Person person) {
    return person.female() ? "女" : "男";
  }

  /** {@code YYYY-MM-DD}. */
  static String birthDate(Person person) {
    String digits = person.birthDigits();
    return digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6);
  }
}
