package org.tongban.node.console.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Violation;
import org.tongban.node.lookup.LookUpTrial.Question;

/**
 * The made-up ask of a trial. A trial reads the real register, and who runs the node reads nobody's
 * record: only people are taken that nobody is, with the county part 99 in their numbers.
 */
final class TrialForm {
  /** Identity numbers of 18 and of 15 digits, wherever they stand, and what is written like one. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]|[0-9]{15}");

  private static final Pattern MADE_UP = Pattern.compile("[0-9]{4}99.*");

  private TrialForm() {}

  /**
   * What was filled in.
   *
   * @param purpose code
   * @param agreement empty for none
   * @param body JSON text
   */
  record Filled(String purpose, String agreement, String body) {}

  /**
   * What is asked, or why not.
   *
   * @param question empty when there are faults
   * @param faults keys of sentences
   * @param violations of the contract's schema
   * @param known values that were filled in, which may be shown again
   */
  record Read(
      Optional<Question> question,
      List<String> faults,
      List<Violation> violations,
      Set<String> known) {}

  static Read read(Catalogue catalogue, Contract contract, Filled filled) {
    var faults = new ArrayList<String>();
    if (contract.twoPhase().isPresent()) {
      faults.add("routes.trial.writes");
    }
    if (contract.purposes().keySet().stream().noneMatch(p -> p.code().equals(filled.purpose()))) {
      faults.add("routes.trial.purpose");
    }
    JsonNode body;
    try {
      body = StrictJson.parse(filled.body().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notJson) {
      faults.add("routes.trial.json");
      return new Read(Optional.empty(), faults, List.of(), Set.of());
    }
    var known = new HashSet<String>();
    texts(body, known);
    if (!madeUp(contract, body, known)) {
      faults.add("routes.trial.people");
    }
    var violations = catalogue.checkAskBody(contract, body);
    var question =
        new Question(
            contract.id(),
            filled.purpose(),
            Optional.of(filled.agreement().strip()).filter(id -> !id.isEmpty()),
            body,
            contract.subjects());
    boolean good = faults.isEmpty() && violations.isEmpty();
    return new Read(good ? Optional.of(question) : Optional.empty(), faults, violations, known);
  }

  private static boolean madeUp(Contract contract, JsonNode body, Set<String> values) {
    var people =
        contract.subjects().stream()
            .map(subject -> body.at(subject.idNumber()).asText(""))
            .filter(number -> !number.isEmpty())
            .toList();
    boolean somebody = contract.subjects().isEmpty() || !people.isEmpty();
    return somebody
        && people.stream().allMatch(number -> MADE_UP.matcher(number).matches())
        && values.stream()
            .flatMap(value -> NUMBER.matcher(value).results())
            .allMatch(number -> MADE_UP.matcher(number.group()).matches());
  }

  private static void texts(JsonNode node, Set<String> into) {
    if (node.isTextual()) {
      into.add(node.textValue());
    }
    node.forEach(one -> texts(one, into));
  }
}
