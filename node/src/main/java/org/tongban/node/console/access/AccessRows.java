package org.tongban.node.console.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Purpose;
import org.tongban.core.policy.Foreseen;
import org.tongban.core.policy.Grant;

/** What the local API gives of rules and of what is decided by them. */
final class AccessRows {
  private AccessRows() {}

  /** To whom a service is open today; a member that may ask for nothing is not named. */
  record Opened(String service, String titleZh, String titleEn, List<Open> open) {
    static Opened of(AccessBoard.Row row, List<String> members) {
      var contract = row.contract();
      var open =
          IntStream.range(0, members.size())
              .filter(i -> !row.open().get(i).isEmpty())
              .mapToObj(i -> new Open(members.get(i), codes(row.open().get(i))))
              .toList();
      return new Opened(contract.id().value(), contract.titleZh(), contract.titleEn(), open);
    }
  }

  /** For what a member may ask. */
  record Open(String member, List<String> purposes) {}

  private static List<String> codes(Set<Purpose> purposes) {
    return purposes.stream().map(Purpose::code).sorted().toList();
  }

  /** A service with who sees what of it. */
  record Of(
      String service,
      String titleZh,
      String titleEn,
      int retentionDays,
      List<For> purposes,
      List<Sees> seen) {
    static Of of(Contract contract, List<AccessBoard.For> purposes, List<AccessBoard.Seen> seen) {
      return new Of(
          contract.id().value(),
          contract.titleZh(),
          contract.titleEn(),
          contract.retentionDays(),
          purposes.stream().map(For::of).toList(),
          seen.stream().map(Sees::of).toList());
    }
  }

  /** A purpose; {@code told} whether a person is told of an ask for it, by {@code toldBy}. */
  record For(
      String purpose, Set<BasisType> basis, List<String> fields, boolean told, String toldBy) {
    static For of(AccessBoard.For one) {
      return new For(
          one.purpose().code(),
          new TreeSet<>(one.rule().basis()),
          one.rule().fields(),
          one.told().shown(),
          one.told().rule());
    }
  }

  /** Who would see which fields, by which rule. */
  record Sees(
      String member,
      String purpose,
      BasisType basis,
      String rule,
      Optional<String> agreement,
      List<String> fields) {
    static Sees of(AccessBoard.Seen one) {
      return new Sees(
          one.member().code().value(),
          one.purpose().code(),
          one.basis(),
          one.foreseen().rule(),
          one.foreseen().agreement(),
          one.foreseen().fields());
    }
  }

  /** A rule; what is absent stands for anybody or for all. */
  record Rule(
      String rule,
      Grant.Side side,
      String description,
      boolean inForce,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      List<String> services,
      List<String> purposes,
      Optional<List<String>> members,
      Optional<List<String>> systems,
      Optional<List<String>> units,
      Optional<String> agreement,
      List<String> basis) {
    static Rule of(Grant one, LocalDate today) {
      return new Rule(
          one.id(),
          one.side(),
          one.description(),
          one.inForce(today),
          one.from(),
          one.to(),
          one.services(),
          one.purposes(),
          one.members(),
          one.systems(),
          one.units(),
          one.agreement(),
          one.basis());
    }
  }

  /** What would be decided: the rule with what is seen, or the reason of the no. */
  record Decision(
      boolean permitted,
      Optional<String> rule,
      Optional<String> agreement,
      Optional<List<String>> fields,
      Optional<String> reason,
      Optional<String> detail) {
    static Decision yes(Foreseen one) {
      return new Decision(
          true,
          Optional.of(one.rule()),
          one.agreement(),
          Optional.of(one.fields()),
          Optional.empty(),
          Optional.empty());
    }

    static Decision no(String reason, String detail) {
      var none = Optional.<String>empty();
      return new Decision(
          false, none, none, Optional.empty(), Optional.of(reason), Optional.of(detail));
    }
  }
}
