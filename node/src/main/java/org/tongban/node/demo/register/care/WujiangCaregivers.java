package org.tongban.node.demo.register.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.tongban.node.demo.register.WujiangPerson;
import org.tongban.node.demo.register.care.CaregiverCertificate.Status;

/** 护理员证书: certificates of care workers by their number. */
final class WujiangCaregivers {
  private static final List<String> LEVELS =
      List.of("一级/高级技师", "二级/技师", "三级/高级工", "四级/中级工", "五级/初级工");
  private static final Map<Status, String> STATUSES =
      Map.of(
          Status.VALID, "有效",
          Status.REPLACED, "已换发",
          Status.CANCELLED, "已注销",
          Status.REVOKED, "已撤销",
          Status.FRAUD, "虚假证书");

  private final ProvisionBooks books;

  WujiangCaregivers(ProvisionBooks books) {
    this.books = books;
  }

  /** Ask: {@code {"zsbh":"…"}} (证书编号). */
  ArrayNode find(JsonNode ask) {
    String number = ask.path("zsbh").asText("");
    if (number.isEmpty()) {
      throw new IllegalArgumentException("zsbh is needed");
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    books.certificates().stream()
        .filter(certificate -> certificate.number().equals(number))
        .forEach(certificate -> found.add(row(certificate)));
    return found;
  }

  private static ObjectNode row(CaregiverCertificate certificate) {
    ObjectNode row = WujiangPerson.json(certificate.holder());
    row.put("zsbh", certificate.number());
    row.put("zt", STATUSES.get(certificate.status()));
    row.put("ztrq", certificate.statusSince().toString());
    row.put("hfzsbh", certificate.replacedBy().orElse(""));
    row.put("zymc", "养老护理员");
    row.put("jndj", LEVELS.get(certificate.level() - 1));
    row.put("fzrq", certificate.issuedOn().toString());
    SkillAssessor assessor = certificate.assessor();
    row.putObject("pjjg")
        .put("mc", assessor.name())
        .put("tyshxydm", assessor.creditCode())
        .put("lx", assessor.employer() ? "用人单位" : "社会培训评价组织")
        .put("zt", assessor.listed() ? "在册" : "已退出");
    return row;
  }
}
