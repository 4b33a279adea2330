package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.assistance.DisabilityFile.CardState;
import org.tongban.node.demo.register.assistance.DisabilityFile.Residence;
import org.tongban.node.demo.register.assistance.DisabilityFile.Subsidy;

/** How the system of 吴江 decides on the two subsidies; invented, as local rules differ. */
final class SubsidyRules {
  /** 智力, 精神: of these all grades are covered, of the others 1 and 2. */
  private static final Set<Integer> ALL_GRADES = Set.of(5, 6);

  private final Predicate<Person> poor;

  /**
   * @param poor whether a person receives the minimum living guarantee
   */
  SubsidyRules(Predicate<Person> poor) {
    this.poor = poor;
  }

  /** Why not, in the system's words; empty where nothing stands against it. */
  List<String> against(DisabilityFile file, Subsidy subsidy, LocalDate day) {
    List<String> reasons = new ArrayList<>();
    if (file.confirmed()) {
      card(file, subsidy, day, reasons);
    }
    if (subsidy == Subsidy.DIS_LIVING && !poor.test(file.person())) {
      reasons.add("非低保对象");
    }
    if (file.injuryBenefit()) {
      reasons.add("享受工伤护理费");
    }
    if (file.pays(subsidy, day, true)) {
      reasons.add("异地已领取");
    }
    if (file.residence() != Residence.LOCAL && !file.residenceSince().isAfter(day)) {
      reasons.add(file.residence() == Residence.DECEASED ? "死亡" : "户籍已迁出");
    }
    return reasons;
  }

  private static void card(
      DisabilityFile file, Subsidy subsidy, LocalDate day, List<String> reasons) {
    if (file.state() != CardState.VALID || day.isAfter(file.validTo())) {
      reasons.add("残疾人证无效");
    }
    if (subsidy == Subsidy.DIS_CARE && file.grade() > 2 && !ALL_GRADES.contains(file.type())) {
      reasons.add("等级不符");
    }
  }
}
