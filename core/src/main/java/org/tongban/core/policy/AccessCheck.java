package org.tongban.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.PurposeRule;
import org.tongban.core.directory.Agreement;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Nearest;
import org.tongban.core.message.MemberCode;

/** Holds access rules against the catalogue and the directory. */
final class AccessCheck {
  private final Catalogue catalogue;
  private final Directory directory;
  private final List<AccessProblem> problems = new ArrayList<>();

  AccessCheck(Catalogue catalogue, Directory directory) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  List<AccessProblem> problems(AccessRules rules) {
    for (var answer : rules.answers()) {
      services(answer.rule());
      members(answer.rule(), answer.members());
      answer.agreement().ifPresent(id -> agreement(answer.rule(), id));
      basis(answer);
      fields(answer);
    }
    for (var ask : rules.asks()) {
      services(ask.rule());
      members(ask.rule(), ask.members());
    }
    for (var relay : rules.relays()) {
      members(relay.rule(), relay.askers());
      members(relay.rule(), relay.targets());
    }
    rules.disclosures().rules().forEach(this::disclosure);
    return List.copyOf(problems);
  }

  private void disclosure(DisclosureRule rule) {
    var services =
        catalogue.contracts().stream().map(c -> c.id().value()).collect(Collectors.toSet());
    for (var service : rule.services().values()) {
      if (!services.contains(service.value())) {
        problem(rule.line(), rule.id(), "service", service.value(), services);
      }
    }
    var purposes =
        catalogue.contracts().stream()
            .flatMap(contract -> contract.purposes().keySet().stream())
            .map(Object::toString)
            .collect(Collectors.toSet());
    for (var purpose : rule.purposes().values()) {
      if (!purposes.contains(purpose.code())) {
        problem(rule.line(), rule.id(), "purpose", purpose.code(), purposes);
      }
    }
  }

  private void services(Rule rule) {
    var known = catalogue.contracts().stream().map(c -> c.id().value()).collect(Collectors.toSet());
    for (var service : rule.services()) {
      if (!known.contains(service.value())) {
        problem(rule, "service", service.value(), known);
      }
    }
    var purposes =
        contracts(rule).stream()
            .flatMap(contract -> contract.purposes().keySet().stream())
            .map(Object::toString)
            .collect(Collectors.toSet());
    for (var purpose : rule.purposes()) {
      if (!contracts(rule).isEmpty() && !purposes.contains(purpose.code())) {
        problem(rule, "purpose", purpose.code(), purposes);
      }
    }
  }

  private void members(Rule rule, Choice<MemberCode> members) {
    var known = directory.members().stream().map(m -> m.code().value()).collect(Collectors.toSet());
    for (var member : members.values()) {
      if (!known.contains(member.value())) {
        problem(rule, "member", member.value(), known);
      }
    }
  }

  private void agreement(Rule rule, String id) {
    var known = directory.agreements().stream().map(Agreement::id).collect(Collectors.toSet());
    if (!known.contains(id)) {
      problem(rule, "agreement", id, known);
    }
  }

  private void basis(AnswerRule answer) {
    var accepted =
        purposeRules(answer.rule()).stream()
            .flatMap(purpose -> purpose.basis().stream())
            .collect(Collectors.toSet());
    for (var basis : answer.basis()) {
      if (!accepted.isEmpty() && !accepted.contains(basis)) {
        problem(answer.rule(), "basis", basis.name(), Set.of());
      }
    }
  }

  private void fields(AnswerRule answer) {
    var purposes = purposeRules(answer.rule());
    if (purposes.isEmpty()) {
      return;
    }
    var known =
        purposes.stream().flatMap(purpose -> purpose.fields().stream()).collect(Collectors.toSet());
    for (var field : answer.fields().orElse(List.of())) {
      var path = FieldPath.parse(field);
      if (purposes.stream().noneMatch(purpose -> FieldSet.of(purpose.fields()).permits(path))) {
        problem(answer.rule(), "field", field, known);
      }
    }
  }

  private List<PurposeRule> purposeRules(Rule rule) {
    return contracts(rule).stream()
        .flatMap(
            contract ->
                rule.purposes().stream()
                    .map(purpose -> contract.purposes().get(purpose))
                    .filter(Objects::nonNull))
        .toList();
  }

  private List<Contract> contracts(Rule rule) {
    return catalogue.contracts().stream()
        .filter(contract -> rule.services().contains(contract.id()))
        .toList();
  }

  private void problem(Rule rule, String what, String value, Set<String> known) {
    problem(rule.line(), rule.id(), what, value, known);
  }

  private void problem(int line, String id, String what, String value, Set<String> known) {
    problems.add(
        new AccessProblem(
            line,
            "rule '%s' names the unknown %s '%s'".formatted(id, what, value)
                + Nearest.hint(value, known)));
  }
}
