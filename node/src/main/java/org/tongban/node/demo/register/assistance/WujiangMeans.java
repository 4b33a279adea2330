package org.tongban.node.demo.register.assistance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.assistance.Means.Business;
import org.tongban.node.demo.register.assistance.Means.Estate;
import org.tongban.node.demo.register.assistance.Means.Insurance;
import org.tongban.node.demo.register.assistance.Means.Medical;
import org.tongban.node.demo.register.assistance.Means.Owned;
import org.tongban.node.demo.register.assistance.Means.Owner;
import org.tongban.node.demo.register.assistance.Means.Vehicle;

/** The departments that are connected to the check system of 吴江, in its words. */
final class WujiangMeans {
  private static final List<String> KINDS = List.of("小型客车", "大中型客车", "货车", "摩托车");
  private static final List<String> VEHICLES = List.of("正常", "注销", "被盗抢");
  private static final List<String> USES = List.of("住宅", "商业", "车位");
  private static final List<String> SCHEMES = List.of("职工养老", "居民养老", "失业");
  private static final List<String> INSURANCES = List.of("正常缴费", "暂停缴费", "领取待遇");
  private static final List<String> ROLES = List.of("法定代表人", "股东", "个体户");
  private static final List<String> BUSINESSES = List.of("存续", "注销", "吊销");

  private final Means means;

  WujiangMeans(Means means) {
    this.means = means;
  }

  /** Everything of an owner, by the department's word; nothing is told by an empty list. */
  Map<String, List<ObjectNode>> of(Predicate<Owner> owner) {
    Map<String, List<ObjectNode>> found = new LinkedHashMap<>();
    found.put("车辆", rows(means.vehicles(), owner, WujiangMeans::row));
    found.put("不动产", rows(means.estates(), owner, WujiangMeans::row));
    found.put("社保", rows(means.insurances(), owner, WujiangMeans::row));
    found.put("医疗支出", rows(means.medical(), owner, WujiangMeans::row));
    found.put("工商", rows(means.businesses(), owner, WujiangMeans::row));
    return found;
  }

  /** A person whom the district's own register doesn't have, and another department's does. */
  Optional<Person> stranger(String number) {
    return means.owner(number).map(owner -> new Person(owner.idNumber(), owner.name()));
  }

  private static <T extends Owned> List<ObjectNode> rows(
      List<T> all, Predicate<Owner> owner, Function<T, ObjectNode> row) {
    return all.stream().filter(one -> owner.test(one.owner())).map(row).toList();
  }

  // the plate leaves the traffic police with its middle covered
  private static ObjectNode row(Vehicle vehicle) {
    String plate = vehicle.plate();
    return JsonNodeFactory.instance
        .objectNode()
        .put("hphm", plate.substring(0, 3) + "***" + plate.substring(plate.length() - 1))
        .put("lx", KINDS.get(vehicle.kind().ordinal()))
        .put("syxz", vehicle.commercial() ? "营运" : "非营运")
        .put("djrq", vehicle.registered().toString())
        .put("zt", VEHICLES.get(vehicle.state().ordinal()))
        .put("ztrq", vehicle.since().toString());
  }

  private static ObjectNode row(Estate estate) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("yt", USES.get(estate.use().ordinal()))
        .put("xzqh", estate.division())
        .put("mj", BigDecimal.valueOf(estate.squareMetres()))
        .put("fe", estate.sharePercent())
        .put("djrq", estate.registered().toString())
        .put("zyrq", estate.transferred().map(LocalDate::toString).orElse(""));
  }

  private static ObjectNode row(Insurance insurance) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("xz", SCHEMES.get(insurance.scheme().ordinal()))
        .put("zt", INSURANCES.get(insurance.state().ordinal()))
        .put("zjny", insurance.last().toString())
        .put("dwdm", insurance.employer().orElse(""))
        .put("jfjs", yuan(insurance.baseFen()))
        .put("ydy", yuan(insurance.benefitFen()));
  }

  private static ObjectNode row(Medical medical) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ksrq", medical.from().toString())
        .put("jsrq", medical.to().toString())
        .put("grzf", yuan(medical.paidFen()));
  }

  private static ObjectNode row(Business business) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("sf", ROLES.get(business.role().ordinal()))
        .put("zt", BUSINESSES.get(business.state().ordinal()))
        .put("ztrq", business.since().toString())
        .put("tyshxydm", business.creditCode())
        .put("zczb", yuan(business.capitalFen()));
  }

  private static String yuan(int fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
