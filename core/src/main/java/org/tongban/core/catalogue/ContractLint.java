package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tongban.core.message.Purpose;

/** What a contract and its schemas must say of each other. */
final class ContractLint {
  private final List<String> problems = new ArrayList<>();
  private final Service service;
  private final SchemaTree answer;

  private ContractLint(Service service) {
    this.service = service;
    this.answer = service.answer().tree();
  }

  /** One sentence for each contradiction. */
  static List<String> check(Service service, Set<String> purposes, Set<String> documents) {
    var lint = new ContractLint(service);
    lint.subjects();
    lint.profile();
    lint.sums();
    service.widenedBy().forEach(pointer -> lint.inAsk("widenedBy", pointer));
    lint.codes(purposes, documents);
    service.contract().purposes().forEach(lint::fields);
    if (service.contract().subscribes().isPresent()) {
      lint.subscription();
    }
    if (service.contract().interaction() == Contract.Interaction.EVENT) {
      lint.problems.addAll(EventFrame.check(service));
    }
    lint.problems.addAll(TwoPhaseReader.check(service));
    return lint.problems;
  }

  private void subjects() {
    for (var subject : service.contract().subjects()) {
      inAsk("subjects", subject.idNumber());
      inAsk("subjects", subject.name());
    }
  }

  /** What the node reads of an ask that subscribes, and what it answers. */
  private void subscription() {
    if (service.contract().interaction() != Contract.Interaction.SYNC
        || service.contract().subjects().size() != 1) {
      problems.add("subscribes: such a service is sync and about one of subjects");
    }
    List.of("/step", "/caseRef", "/eventTypes", "/until")
        .forEach(pointer -> inAsk("subscribes", pointer));
    for (var name : List.of("subscriptionId", "state", "until")) {
      if (!service.answer().requires(name)) {
        problems.add("subscribes: the answer schema doesn't require " + name);
      }
    }
  }

  private void profile() {
    boolean fhir = service.contract().answerFormat() == Contract.AnswerFormat.FHIR_R4;
    if (fhir != service.contract().profile().isPresent()) {
      problems.add("profile: a FHIR answer needs one, and a JSON answer has none");
    }
  }

  private void inAsk(String key, String pointer) {
    if (!service.ask().has(pointer)) {
      problems.add(key + ": the ask schema has no " + pointer);
    }
  }

  private void sums() {
    for (var sum : service.sums()) {
      inAnswer(sum.total());
      sum.parts().forEach(this::inAnswer);
    }
  }

  private void inAnswer(String pointer) {
    if (!service.answer().has(pointer)) {
      problems.add("sums: the answer schema has no " + pointer);
    }
  }

  private void codes(Set<String> purposes, Set<String> documents) {
    for (var purpose : service.contract().purposes().keySet()) {
      if (!purposes.contains(purpose.code())) {
        problems.add("purposes: codes/purposes.yaml has no " + purpose);
      }
    }
    var supplied = service.contract().supplies();
    if (supplied.isPresent() && !documents.contains(supplied.get())) {
      problems.add("supplies: codes/documents.yaml has no " + supplied.get());
    }
    for (var rule : service.contract().evidence()) {
      if (!service.contract().purposes().containsKey(rule.purpose())) {
        problems.add("evidence: the contract has no purpose " + rule.purpose());
      }
      if (!documents.contains(rule.document())) {
        problems.add("evidence: codes/documents.yaml has no " + rule.document());
      }
      rule.when().ifPresent(condition -> inAsk("evidence", condition.at()));
    }
  }

  private void fields(Purpose purpose, PurposeRule rule) {
    boolean fhir = service.contract().answerFormat() == Contract.AnswerFormat.FHIR_R4;
    var found = fhir ? FhirFieldLint.check(answer, rule) : json(rule);
    found.forEach(problem -> problems.add("purposes/" + purpose + ": " + problem));
  }

  private List<String> json(PurposeRule rule) {
    var found = new ArrayList<String>();
    var permitted = rule.fields().stream().map(FieldPath::parse).toList();
    for (var path : permitted) {
      if (answer.field(path).isMissingNode()) {
        found.add("the answer schema has no " + path);
      }
    }
    required(answer.resolve(answer.root()), FieldPath.BODY, permitted, found);
    return found;
  }

  /** An answer that is cut to the permitted fields must still fit its schema. */
  private void required(
      JsonNode schema, FieldPath path, List<FieldPath> permitted, List<String> found) {
    if (permitted.stream().anyMatch(field -> field.covers(path))) {
      return;
    }
    if (permitted.stream().noneMatch(path::covers)) {
      found.add("the answer schema requires " + path + ", which is not permitted");
      return;
    }
    for (var name : schema.path("required")) {
      required(answer.property(schema, name.asText()), path.then(name.asText()), permitted, found);
    }
    for (var entry : schema.path("properties").properties()) {
      var below = path.then(entry.getKey());
      if (!isRequired(schema, entry.getKey()) && permitted.stream().anyMatch(below::covers)) {
        required(answer.resolve(entry.getValue()), below, permitted, found);
      }
    }
    if (schema.has("items")) {
      required(answer.items(schema), path.then(FieldPath.EACH), permitted, found);
    }
  }

  private static boolean isRequired(JsonNode schema, String name) {
    for (var required : schema.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
