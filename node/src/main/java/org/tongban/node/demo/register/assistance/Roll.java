package org.tongban.node.demo.register.assistance;

import java.util.List;
import java.util.stream.Stream;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.WujiangPerson;

/** Everyone whom a region's register knows, as it spells them. */
record Roll(Region region, List<Person> people) {
  Roll {
    people = List.copyOf(people);
  }

  static Roll of(RegisterContent content) {
    return new Roll(content.region(), content.people());
  }

  /** Under today's number or an earlier one. */
  Stream<Person> find(String number) {
    return people.stream().filter(person -> WujiangPerson.has(person, number));
  }

  /** Nobody of the known people, whose records are told one by one. */
  List<Person> strangers() {
    return people.stream()
        .filter(person -> Integer.parseInt(person.idNumber().substring(14, 17)) >= 400)
        .toList();
  }

  Person person(KnownPeople known) {
    return find(known.in(region).idNumber()).findFirst().orElseThrow();
  }

  /** With which the number plates of its vehicles begin. */
  String plates() {
    return switch (region) {
      case QINGPU -> "沪F";
      case WUJIANG -> "苏E";
      case JIASHAN -> "浙F";
    };
  }

  String officeName(int town) {
    return town == 0 ? region.bureauName() : region.placeName() + "第" + town + "测试镇人民政府";
  }

  String officeDivision(int town) {
    return town == 0 ? region.code() : region.town(town);
  }
}
