package org.tongban.node.console.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.PurposeRule;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.AccessRules;
import org.tongban.core.policy.Disclosures;
import org.tongban.core.policy.Foreseen;
import org.tongban.core.policy.Grant;
import org.tongban.core.policy.Policy;
import org.tongban.core.policy.Wanted;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;

/** Rules of access as they stand, and what is decided by them. */
final class AccessBoard {
  private final Supplier<AccessRules> rules;
  private final Policy policy;
  private final Supplier<Catalogue> catalogue;
  private final Supplier<Directory> directory;
  private final MemberCode self;
  private final Clock clock;

  AccessBoard(
      Supplier<AccessRules> rules,
      Policy policy,
      Supplier<Catalogue> catalogue,
      Supplier<Directory> directory,
      MemberCode self,
      Clock clock) {
    this.rules = rules;
    this.policy = policy;
    this.catalogue = catalogue;
    this.directory = directory;
    this.self = self;
    this.clock = clock;
  }

  /**
   * A service.
   *
   * @param open for each other member the purposes for which it may ask us today
   */
  record Row(Contract contract, List<Set<Purpose>> open) {}

  /**
   * A purpose of a service.
   *
   * @param told what a person is told of asks for it, by today's rule
   */
  record For(Purpose purpose, PurposeRule rule, Disclosures.Decision told) {}

  /** Who sees what of a service. */
  record Seen(Member member, Purpose purpose, BasisType basis, Foreseen foreseen) {}

  /** The other members, by code. */
  List<Member> members() {
    return directory.get().members().stream()
        .filter(member -> !member.code().equals(self))
        .sorted(Comparator.comparing(member -> member.code().value()))
        .toList();
  }

  /** Services whose name or title holds the words, and to whom each is open. */
  Listing<Row> matrix(TableState state) {
    var words = state.query().toLowerCase(Locale.ROOT);
    var all = newest().stream().filter(contract -> text(contract).contains(words)).toList();
    var shown = state.within(all.size());
    var rows = all.stream().skip(shown.from()).limit(shown.size()).map(this::row).toList();
    return new Listing<>(rows, all.size(), shown);
  }

  private Row row(Contract contract) {
    return new Row(
        contract,
        members().stream().map(member -> policy.opensTo(member.code(), contract)).toList());
  }

  /** Every service, by name. */
  List<Contract> newest() {
    return catalogue.get().contracts().stream()
        .map(Contract::id)
        .distinct()
        .sorted()
        .flatMap(id -> catalogue.get().newest(id).stream())
        .toList();
  }

  private static String text(Contract contract) {
    return (contract.id() + " " + contract.titleZh() + " " + contract.titleEn())
        .toLowerCase(Locale.ROOT);
  }

  /**
   * @throws RefusedException CATALOGUE_ITEM_UNKNOWN
   */
  Contract contract(String service) {
    try {
      return catalogue.get().newest(new ServiceId(service)).orElseThrow(AccessBoard::unknown);
    } catch (IllegalArgumentException notOne) {
      throw unknown();
    }
  }

  private static RefusedException unknown() {
    return new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such service");
  }

  /** The purposes of a service. */
  List<For> purposes(Contract contract) {
    var now = clock.instant();
    var disclosures = rules.get().disclosures();
    return contract.purposes().entrySet().stream()
        .sorted(Comparator.comparing(one -> one.getKey().code()))
        .map(
            one ->
                new For(
                    one.getKey(),
                    one.getValue(),
                    disclosures.decide(contract.id(), one.getKey(), now, now, false)))
        .toList();
  }

  /** Who would see a field, or anything below it or above it; everything for an empty one. */
  List<Seen> seen(Contract contract, String field) {
    var seen = new ArrayList<Seen>();
    for (var member : members()) {
      for (var purpose : purposes(contract)) {
        for (var basis : purpose.rule().basis()) {
          foreseen(contract, member, purpose.purpose(), basis).stream()
              .filter(one -> one.fields().stream().anyMatch(path -> touches(path, field)))
              .forEach(one -> seen.add(new Seen(member, purpose.purpose(), basis, one)));
        }
      }
    }
    return seen;
  }

  private static boolean touches(String path, String field) {
    return field.isEmpty() || path.startsWith(field) || field.startsWith(path);
  }

  /** Without an agreement, and under each that a rule names. */
  private List<Foreseen> foreseen(
      Contract contract, Member member, Purpose purpose, BasisType basis) {
    var found = new LinkedHashMap<String, Foreseen>();
    var agreements = new ArrayList<Optional<String>>();
    agreements.add(Optional.empty());
    grants().stream()
        .map(Grant::agreement)
        .filter(Optional::isPresent)
        .distinct()
        .forEach(agreements::add);
    for (var agreement : agreements) {
      var wanted = new Wanted(member.code(), contract.id(), purpose, basis, agreement);
      try {
        var one = policy.foresee(wanted, contract);
        found.putIfAbsent(one.rule(), one);
      } catch (RefusedException e) {
        // who is refused sees nothing
        continue;
      }
    }
    return List.copyOf(found.values());
  }

  /** What would be decided; throws what the asker would be told. */
  Foreseen foresee(Wanted wanted) {
    return policy.foresee(wanted, contract(wanted.service().value()));
  }

  /** All rules, in the order of the file. */
  List<Grant> grants() {
    return rules.get().grants();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Policy.CALENDAR);
  }

  /** What people call a purpose. */
  String title(Purpose purpose, boolean english) {
    return catalogue
        .get()
        .title(purpose)
        .map(title -> english ? title.en() : title.zh())
        .orElse(purpose.code());
  }

  /** Codes of all purposes, with what people call them. */
  Map<String, String> purposes(boolean english) {
    var all = new TreeMap<String, String>();
    newest()
        .forEach(
            contract ->
                contract
                    .purposes()
                    .keySet()
                    .forEach(purpose -> all.put(purpose.code(), title(purpose, english))));
    return all;
  }

  /** Agreements of the directory. */
  List<String> agreements() {
    return directory.get().agreements().stream().map(one -> one.id()).sorted().toList();
  }
}
