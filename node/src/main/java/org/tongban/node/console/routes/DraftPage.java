package org.tongban.node.console.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Violation;
import org.tongban.node.console.MaskedBody;
import org.tongban.node.console.approval.FileOnDisk;
import org.tongban.node.console.approval.LineDiff;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.console.approval.ProposalException;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.lookup.LookUpTrial.Said;
import org.tongban.node.lookup.StepTrace;
import org.tongban.node.routeguard.LookUpDrafts;

/** The page of a draft: editor, what is wrong, what is different, what a trial gave. */
final class DraftPage {
  /** Rows of a list that a trial shows: a draft that forgot its condition reads everybody. */
  private static final int FEW = 3;

  private final RouteDrafts drafts;
  private final LookUpDrafts trials;
  private final LookUpFiles files;
  private final RouteHistory history;
  private final Supplier<Catalogue> catalogue;
  private final Function<Contract, JsonNode> example;
  private final Operations operations;

  DraftPage(
      RouteDrafts drafts,
      LookUpDrafts trials,
      LookUpFiles files,
      RouteHistory history,
      Supplier<Catalogue> catalogue,
      Function<Contract, JsonNode> example,
      Operations operations) {
    this.drafts = drafts;
    this.trials = trials;
    this.files = files;
    this.history = history;
    this.catalogue = catalogue;
    this.example = example;
    this.operations = operations;
  }

  /**
   * A step of a trial, as it is shown.
   *
   * @param millis with the steps within it
   * @param body masked, but for what was filled in
   * @param failure empty for none
   */
  record Tried(String id, String kind, String millis, String body, String failure) {}

  /**
   * Shows what is open, else the file in force, else nothing.
   *
   * @param from a version of the history to begin with; 0 for none
   * @param typed what somebody typed and couldn't keep
   */
  String show(ServiceId service, long from, Optional<String> typed, Model model) {
    var open = drafts.of(service).open();
    var inForce = files.text(service);
    var text =
        typed
            .or(() -> taken(service, from))
            .or(() -> open.map(Proposal::content))
            .or(() -> inForce)
            .orElse("");
    var base = FileOnDisk.digest(inForce);
    model.addAttribute("editor", true);
    model.addAttribute("service", service.value());
    model.addAttribute("draft", open.orElse(null));
    model.addAttribute("version", open.map(Proposal::version).orElse(0));
    model.addAttribute("base", base);
    model.addAttribute("moved", open.filter(one -> !one.base().equals(base)).isPresent());
    model.addAttribute("text", text);
    model.addAttribute("removal", open.filter(one -> one.content().isEmpty()).isPresent());
    model.addAttribute("problems", drafts.of(service).problems(text));
    model.addAttribute("diff", LineDiff.of(inForce.orElse(""), text));
    // what somebody else has written meanwhile
    typed
        .flatMap(mine -> open.map(one -> LineDiff.of(one.content(), mine)))
        .filter(lines -> !lines.isEmpty())
        .ifPresent(lines -> model.addAttribute("other", lines));
    catalogue.get().newest(service).ifPresent(contract -> trial(contract, model));
    return "routes/draft";
  }

  private Optional<String> taken(ServiceId service, long from) {
    return from == 0
        ? Optional.empty()
        : history.pair(service.value(), from).stream()
            .filter(one -> one.seq() == from)
            .map(RouteHistory.Version::content)
            .findFirst();
  }

  private void trial(Contract contract, Model model) {
    model.addAttribute("contract", contract);
    if (!model.containsAttribute("sample")) {
      var body = example.apply(contract);
      var sample = new TrialForm.Filled("", "", body.isObject() ? body.toPrettyString() : "{}");
      model.addAttribute("sample", sample);
    }
  }

  /** The page again, with why not, and with what was typed. */
  String fault(
      ServiceId service,
      ProposalException e,
      Optional<String> typed,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("fault", e.key());
    return show(service, 0, typed, model);
  }

  /** Tries a draft and says step by step what came of it. */
  void tryOut(String by, ServiceId service, String text, TrialForm.Filled filled, Model model) {
    model.addAttribute("sample", filled);
    var contract = catalogue.get().newest(service);
    if (contract.isEmpty()) {
      model.addAttribute("trialFaults", List.of("routes.trial.contract"));
      return;
    }
    var read = TrialForm.read(catalogue.get(), contract.get(), filled);
    model.addAttribute("trialFaults", read.faults());
    model.addAttribute("violations", read.violations());
    read.question()
        .ifPresent(
            question -> {
              operations.keep(by, Act.ROUTE_TRIED, service.value(), filled.purpose());
              var run = trials.tryOut(question, text);
              model.addAttribute(
                  "steps", run.steps().stream().map(one -> shown(one, read.known())).toList());
              run.said().ifPresent(said -> said(contract.get(), said, read.known(), model));
            });
  }

  private void said(Contract contract, Said said, Set<String> known, Model model) {
    model.addAttribute("said", said);
    model.addAttribute("answer", said.body().map(one -> masked(one, known)).orElse(null));
    List<Violation> wrong =
        said.outcome()
            .map(outcome -> catalogue.get().checkAnswer(contract, outcome, said.body()))
            .orElse(List.of());
    model.addAttribute("answerViolations", wrong);
  }

  private static Tried shown(StepTrace.Step step, Set<String> known) {
    var millis = String.format(java.util.Locale.ROOT, "%.1f", step.micros() / 1000.0);
    return new Tried(
        step.id(), step.kind(), millis, masked(step.body(), known), step.failure().orElse(""));
  }

  private static String masked(JsonNode body, Set<String> known) {
    return MaskedBody.of(few(body), known).toPrettyString();
  }

  private static JsonNode few(JsonNode body) {
    var make = JsonNodeFactory.instance;
    if (body.isArray()) {
      var some = make.arrayNode();
      for (int at = 0; at < Math.min(FEW, body.size()); at++) {
        some.add(few(body.get(at)));
      }
      return some.size() < body.size() ? some.add("MORE_LEFT_OUT") : some;
    }
    if (body.isObject()) {
      var some = make.objectNode();
      body.properties().forEach(one -> some.set(one.getKey(), few(one.getValue())));
      return some;
    }
    return body;
  }
}
