package org.tongban.node.catalogue;

import static org.tongban.node.catalogue.Markdown.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.EvidenceRule;

/** The page of one service in one language: its versions, the newest first. */
final class ServicePage {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final SchemaFiles files;
  private final Words words;
  private final Markdown page = new Markdown();

  private ServicePage(SchemaFiles files, Words words) {
    this.files = files;
    this.words = words;
  }

  /** Name of the page's file. */
  static String name(String service, Words words) {
    return service + "." + words.language() + ".md";
  }

  static String of(List<Contract> versions, SchemaFiles files, Words words) {
    var page = new ServicePage(files, words);
    var newest = versions.get(versions.size() - 1);
    page.head(newest);
    for (int i = versions.size() - 1; i >= 0; i--) {
      page.version(versions.get(i));
    }
    return page.page.toString();
  }

  private void head(Contract newest) {
    var other = words.language().equals("zh") ? Words.english() : Words.chinese();
    page.line("# " + words.title(newest.titleZh(), newest.titleEn()))
        .line("")
        .line(
            code(newest.id().value())
                + " · ["
                + words.text("page.other")
                + "]("
                + name(newest.id().value(), other)
                + ") · ["
                + words.text("page.index")
                + "](README.md)")
        .line("")
        .line(words.text("page.generated"));
  }

  private void version(Contract contract) {
    page.heading(2, words.text("page.version", contract.version()));
    facts(contract);
    outcomes(contract);
    purposes(contract);
    evidence(contract);
    fields("ask", files.ask(contract), contract);
    fields("answer", files.answer(contract), contract);
    tables(contract);
    examples(contract);
  }

  private void facts(Contract contract) {
    page.head(words.text("page.fact"), words.text("page.value"));
    fact("catalogueId", contract.catalogueId());
    fact("sharing", words.constant(contract.sharing()));
    fact("interaction", words.constant(contract.interaction()));
    contract.subscribes().ifPresent(service -> fact("subscribes", code(service.value())));
    contract.twoPhase().ifPresent(steps -> fact("twoPhase", TwoPhaseWords.of(steps)));
    fact("confidentiality", words.constant(contract.confidentiality()));
    fact("answerFormat", words.constant(contract.answerFormat()));
    contract.profile().ifPresent(profile -> fact("profile", code(profile)));
    fact("deadline", words.text("deadline", contract.deadlineWorkingDays()));
    fact("retention", words.text("days", contract.retentionDays()));
    fact("suites", words.list(contract.suites().stream().sorted()));
    contract.supplies().ifPresent(document -> fact("supplies", document(document)));
  }

  private void fact(String key, String value) {
    page.row(List.of(words.text("fact." + key), value));
  }

  private String document(String document) {
    var title = files.codes("documents").get(document);
    return code(document) + (title == null ? "" : " " + words.title(title));
  }

  private void outcomes(Contract contract) {
    page.heading(3, words.text("page.outcomes"));
    page.head(words.text("page.outcome"), words.text("page.says"));
    new TreeMap<>(contract.meaning())
        .forEach((outcome, title) -> page.row(List.of(code(outcome.name()), words.title(title))));
  }

  private void purposes(Contract contract) {
    page.heading(3, words.text("page.purposes"));
    page.head(words.text("page.purpose"), words.text("page.basis"), words.text("page.permitted"));
    new TreeMap<>(contract.purposes())
        .forEach(
            (purpose, rule) ->
                page.row(
                    List.of(
                        code(purpose.code())
                            + files
                                .catalogue()
                                .title(purpose)
                                .map(title -> " " + words.title(title))
                                .orElse(""),
                        words.list(rule.basis().stream().sorted().map(words::constant)),
                        words.list(rule.fields().stream().map(Markdown::code)))));
  }

  private void evidence(Contract contract) {
    if (contract.evidence().isEmpty()) {
      return;
    }
    page.heading(3, words.text("page.evidence"));
    page.head(
        words.text("page.purpose"),
        words.text("page.document"),
        words.text("page.necessity"),
        words.text("page.from"),
        words.text("page.to"),
        words.text("page.source"));
    for (EvidenceRule rule : contract.evidence()) {
      page.row(
          List.of(
              code(rule.purpose().code()),
              document(rule.document()),
              words.constant(rule.necessity()),
              rule.from().toString(),
              rule.to().map(Object::toString).orElse(""),
              rule.source()));
    }
  }

  private void fields(String side, JsonNode schema, Contract contract) {
    page.heading(3, words.text("page." + side));
    var link = "../../schemas/" + contract.folder() + "/" + side + ".schema.json";
    page.line(words.text("page.schema", "[" + side + ".schema.json](" + link + ")"));
    if (Fields.conditional(schema)) {
      page.line("").line(words.text("page.conditions"));
    }
    page.line("");
    page.head(
        words.text("page.field"),
        words.text("page.form"),
        words.text("page.required"),
        words.text("page.description"));
    for (var field : Fields.of(schema, words)) {
      page.row(
          List.of(
              code(field.path()),
              field.form(),
              field.required() ? words.text("yes") : "",
              field.description()));
    }
  }

  private void tables(Contract contract) {
    var names = new LinkedHashSet<>(files.tables(contract, "ask").values());
    names.addAll(files.tables(contract, "answer").values());
    if (names.isEmpty()) {
      return;
    }
    page.heading(3, words.text("page.tables"));
    boolean first = true;
    for (var name : names) {
      if (!first) {
        page.line("");
      }
      first = false;
      page.head(words.title(files.tableTitle(name)) + " " + code(name), words.text("page.says"));
      files.codes(name).forEach((key, title) -> page.row(List.of(code(key), words.title(title))));
    }
  }

  private void examples(Contract contract) {
    page.heading(3, words.text("page.examples"));
    var valid = files.examples(contract, "valid");
    for (var kind : List.of("ask", "answer")) {
      valid.entrySet().stream()
          .filter(e -> e.getValue().path("kind").asText().equals(kind))
          .filter(e -> e.getValue().has("content"))
          .findFirst()
          .ifPresent(e -> example(kind, e.getValue()));
    }
    page.line(words.text("page.invalid")).line("");
    page.head(words.text("page.example"), words.text("page.fails"));
    files.examples(contract, "invalid").forEach(this::invalid);
  }

  private void example(String kind, JsonNode example) {
    var outcome = example.path("outcome").asText("");
    page.line(words.text("page." + kind) + (outcome.isEmpty() ? "" : " " + code(outcome))).line("");
    try {
      page.code("json", JSON.writeValueAsString(example.get("content")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
    page.line("");
  }

  private void invalid(String file, JsonNode example) {
    var places = new ArrayList<String>();
    example
        .path("failsAt")
        .forEach(
            at -> places.add(at.asText().isEmpty() ? words.text("page.body") : code(at.asText())));
    page.row(List.of(file.replace(".json", "").replace('-', ' '), words.list(places.stream())));
  }
}
