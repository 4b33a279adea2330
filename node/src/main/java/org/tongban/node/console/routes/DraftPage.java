package org.tongban.node.console.routes;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.tongban.node.console.approval.DraftView;
import org.tongban.node.console.approval.ProposalException;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.lookup.LookUpTrial.Said;
import org.tongban.node.lookup.StepTrace;
import org.tongban.node.routeguard.LookUpDrafts;

/** The page of a draft: editor, what is wrong, what is different, what a trial gave. */
final class DraftPage {
  private final RouteDrafts drafts;
  private final LookUpDrafts trials;
  private final RouteHistory history;
  private final Supplier<Catalogue> catalogue;
  private final Function<Contract, JsonNode> example;
  private final Operations operations;

  DraftPage(
      RouteDrafts drafts,
      LookUpDrafts trials,
      RouteHistory history,
      Supplier<Catalogue> catalogue,
      Function<Contract, JsonNode> example,
      Operations operations) {
    this.drafts = drafts;
    this.trials = trials;
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
    var file = drafts.of(service);
    DraftView.fill(file, typed.or(() -> taken(service, from)), model);
    model.addAttribute("service", service.value());
    model.addAttribute("removal", file.open().filter(one -> one.content().isEmpty()).isPresent());
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
    return MaskedBody.of(body, known).toPrettyString();
  }
}
