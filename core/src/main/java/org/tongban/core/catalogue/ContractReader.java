package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/** Reads a contract.yaml that has passed its grammar. */
final class ContractReader {
  private ContractReader() {}

  /** Throws IllegalArgumentException where the grammar can't see the mistake. */
  static Contract contract(ServiceId id, ServiceVersion version, JsonNode yaml) {
    return new Contract(
        id,
        version,
        yaml.path("title").path("zh").asText(),
        yaml.path("title").path("en").asText(),
        yaml.path("catalogueId").asText(),
        Contract.Sharing.valueOf(constant(yaml.path("sharing"))),
        purposes(yaml.path("purposes")),
        list(yaml.path("evidence"), ContractReader::evidence),
        Optional.ofNullable(yaml.get("supplies")).map(JsonNode::asText),
        meaning(yaml.path("meaning")),
        Contract.Confidentiality.valueOf(constant(yaml.path("confidentiality"))),
        Contract.Interaction.valueOf(constant(yaml.path("interaction"))),
        yaml.path("deadlineWorkingDays").asInt(),
        yaml.path("retentionDays").asInt(),
        new LinkedHashSet<>(list(yaml.path("suites"), JsonNode::asText)),
        list(yaml.path("subjects"), ContractReader::subject),
        Contract.AnswerFormat.valueOf(constant(yaml.path("answerFormat"))),
        Optional.ofNullable(yaml.get("profile")).map(JsonNode::asText),
        Optional.ofNullable(yaml.get("subscribes")).map(JsonNode::asText).map(ServiceId::new),
        Optional.ofNullable(yaml.get("twoPhase")).map(TwoPhaseReader::read));
  }

  static List<SumRule> sums(JsonNode yaml) {
    return list(
        yaml.path("sums"),
        sum -> new SumRule(sum.path("total").asText(), list(sum.path("parts"), JsonNode::asText)));
  }

  private static Map<Purpose, PurposeRule> purposes(JsonNode yaml) {
    var purposes = new LinkedHashMap<Purpose, PurposeRule>();
    for (var entry : yaml.properties()) {
      var rule = entry.getValue();
      var basis = list(rule.path("basis"), node -> BasisType.valueOf(node.asText()));
      var fields = list(rule.path("fields"), JsonNode::asText);
      purposes.put(
          new Purpose(entry.getKey()), new PurposeRule(new LinkedHashSet<>(basis), fields));
    }
    return purposes;
  }

  private static EvidenceRule evidence(JsonNode yaml) {
    return new EvidenceRule(
        new Purpose(yaml.path("purpose").asText()),
        yaml.path("document").asText(),
        EvidenceRule.Necessity.valueOf(constant(yaml.path("necessity"))),
        LocalDate.parse(yaml.path("from").asText()),
        Optional.ofNullable(yaml.get("to")).map(to -> LocalDate.parse(to.asText())),
        Optional.ofNullable(yaml.get("when")).map(ContractReader::condition),
        yaml.path("source").asText());
  }

  private static EvidenceRule.Condition condition(JsonNode yaml) {
    var values = list(yaml.path("in"), JsonNode::asText);
    return new EvidenceRule.Condition(yaml.path("at").asText(), Set.copyOf(values));
  }

  private static Map<Outcome, Title> meaning(JsonNode yaml) {
    var meaning = new EnumMap<Outcome, Title>(Outcome.class);
    for (var entry : yaml.properties()) {
      var text = entry.getValue();
      var title = new Title(text.path("zh").asText(), text.path("en").asText());
      meaning.put(Outcome.valueOf(entry.getKey()), title);
    }
    return meaning;
  }

  /** Which fields take their values from which table. */
  static Map<String, String> codes(JsonNode yaml, String side) {
    var codes = new LinkedHashMap<String, String>();
    for (var entry : yaml.path("codes").path(side).properties()) {
      codes.put(entry.getKey(), entry.getValue().asText());
    }
    return codes;
  }

  static Set<String> widenedBy(JsonNode yaml) {
    return Set.copyOf(list(yaml.path("widenedBy"), JsonNode::asText));
  }

  private static SubjectPointers subject(JsonNode yaml) {
    return new SubjectPointers(yaml.path("idNumber").asText(), yaml.path("name").asText());
  }

  private static String constant(JsonNode node) {
    return node.asText().replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    return StreamSupport.stream(array.spliterator(), false).map(read).toList();
  }
}
