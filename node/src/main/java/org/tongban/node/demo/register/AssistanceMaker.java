package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Household.Category;
import org.tongban.node.demo.register.Household.Member;
import org.tongban.node.demo.register.Household.Role;
import org.tongban.node.demo.register.Household.Status;

/** Makes assisted households out of a region's people. */
final class AssistanceMaker {
  private static final List<Status> STATUSES = List.of(Status.values());
  private static final int[] STATUS_WEIGHTS = {4, 58, 10, 4, 8, 9, 3, 3, 1};

  private final Draw draw;
  private final LocalDate today;

  AssistanceMaker(Draw draw, LocalDate today) {
    this.draw = draw;
    this.today = today;
  }

  /** Takes people in turn; about one household in fifty repeats someone of the one before. */
  List<Household> make(Region region, List<Person> people, int count) {
    Iterator<Person> next = people.iterator();
    List<Household> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Member> members = members(next);
      if (draw.chance(2) && !made.isEmpty()) {
        members.add(new Member(made.get(i - 1).members().get(0).person(), Role.OTHER));
      }
      Category category =
          members.size() == 1 && draw.chance(25)
              ? Category.TEKUN
              : draw.weighted(List.of(Category.DIBAO, Category.EDGE, Category.RIGID), 7, 2, 1);
      Status status = draw.weighted(STATUSES, STATUS_WEIGHTS);
      made.add(household(number(region, i + 101), category, status, members));
    }
    return made;
  }

  private List<Member> members(Iterator<Person> next) {
    List<Member> members = new ArrayList<>();
    members.add(new Member(next.next(), Role.HEAD));
    int more = draw.weighted(List.of(0, 1, 2), 4, 4, 2);
    List<Role> roles = List.of(Role.SPOUSE, Role.CHILD);
    for (int i = 0; i < more; i++) {
      members.add(new Member(next.next(), roles.get(i)));
    }
    return members;
  }

  static String number(Region region, int serial) {
    return "%s-JZ-%05d".formatted(region.code(), serial);
  }

  Household household(String number, Category category, Status status, List<Member> members) {
    LocalDate from = today.minusDays(draw.between(200, 2000)).withDayOfMonth(1);
    LocalDate reviewed = today.minusDays(draw.between(10, 170));
    return new Household(
        number,
        category,
        status,
        from,
        end(status),
        reviewed,
        reviewed.plusMonths(category == Category.DIBAO ? 6 : 12),
        members.size() * draw.between(300, 1200) * 100,
        members);
  }

  private Optional<LocalDate> end(Status status) {
    if (status == Status.GRADUAL_EXIT) {
      // six months at most
      return Optional.of(today.plusDays(draw.between(5, 150)));
    }
    return status.ended() ? Optional.of(today.minusDays(draw.between(1, 180))) : Optional.empty();
  }
}
