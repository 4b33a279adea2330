package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.demo.register.Organisation.Kind;
import org.tongban.node.demo.register.Organisation.Status;
import org.tongban.node.demo.register.Sanction.SanctionList;

/** 社会组织: registration, rating and lists; those of foundations are kept by the city. */
final class WujiangOrganisations {
  private static final Map<Kind, String> KINDS =
      Map.of(Kind.ASSOCIATION, "社会团体", Kind.SERVICE_AGENCY, "社会服务机构", Kind.FOUNDATION, "基金会");
  private static final Map<Status, String> STATUSES =
      Map.of(
          Status.NORMAL, "正常",
          Status.DEREGISTERED, "注销",
          Status.REVOKED, "撤销登记",
          Status.LICENCE_WITHDRAWN, "吊销");
  private static final Map<SanctionList, String> LISTS =
      Map.of(
          SanctionList.ABNORMAL_ACTIVITY, "活动异常名录",
          SanctionList.SERIOUSLY_DISHONEST, "严重违法失信名单");

  private final RegisterContent content;

  WujiangOrganisations(RegisterContent content) {
    this.content = content;
  }

  /** Ask: {@code {"tyshxydm":"…","cxrq":"YYYY-MM-DD"}} (统一社会信用代码, 查询日期). */
  ArrayNode find(JsonNode ask) {
    String code = ask.path("tyshxydm").asText("");
    if (code.isEmpty()) {
      throw new IllegalArgumentException("tyshxydm is needed");
    }
    LocalDate day = WujiangPerson.day(ask.path("cxrq"));
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    content.credit().organisations().stream()
        .filter(organisation -> organisation.creditCode().equals(code))
        .forEach(organisation -> found.add(row(organisation, day)));
    return found;
  }

  private ObjectNode row(Organisation organisation, LocalDate day) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("tyshxydm", organisation.creditCode());
    row.put("mc", organisation.name());
    row.put("lx", KINDS.get(organisation.kind()));
    row.put("zt", STATUSES.get(organisation.status()));
    row.put("ztrq", organisation.statusSince().toString());
    row.put("clrq", organisation.registeredOn().toString());
    row.put("zsyxq", organisation.certificateTo().toString());
    row.put("ywfw", organisation.scope());
    row.put("cjdm", organisation.successor().orElse(""));
    row.putObject("djjg")
        .put("mc", content.region().bureauName())
        .put("tyshxydm", content.region().bureau());
    organisation
        .rating()
        .ifPresent(
            rating ->
                row.putObject("pg")
                    .put("dj", rating.level() + "A")
                    .put("ksrq", rating.from().toString())
                    .put("jsrq", rating.to().toString()));
    if (organisation.kind() != Kind.FOUNDATION) {
      lists(organisation, day, row.putArray("md"));
    }
    return row;
  }

  private void lists(Organisation organisation, LocalDate day, ArrayNode lists) {
    for (SanctionList list : List.of(SanctionList.values())) {
      if (LISTS.containsKey(list)) {
        ObjectNode entry = lists.addObject().put("mdmc", LISTS.get(list));
        entry.put("lrrq", since(organisation, list, day));
      }
    }
  }

  // 列入日期, empty when it is not on the list
  private String since(Organisation organisation, SanctionList list, LocalDate day) {
    return content.credit().sanctions().stream()
        .filter(sanction -> sanction.creditCode().equals(Optional.of(organisation.creditCode())))
        .filter(sanction -> sanction.list() == list && sanction.holdsOn(day))
        .map(sanction -> sanction.since().toString())
        .findFirst()
        .orElse("");
  }
}
