package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.core.catalogue.SubjectPointers;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * What the node concludes from the records that a look-up gave. The administrator's route says what
 * the register holds; whether it is about the person asked for is decided here.
 *
 * @param body only where the outcome carries facts
 */
record Judgement(
    Outcome outcome, Optional<Instant> asOf, List<Missing> missing, Optional<JsonNode> body) {
  Judgement {
    missing = List.copyOf(missing);
  }

  /**
   * @param ask the ask's body
   * @param subjects where it names people; one whose pointers find nothing was not asked for
   * @throws RefusedException REGISTER_ANSWER_INVALID when the record contradicts itself
   */
  static Judgement of(JsonNode ask, List<SubjectPointers> subjects, LookUpResult result) {
    List<RegisterRecord> records = result.records();
    if (result.pending()) {
      return bare(Outcome.PENDING, result);
    }
    if (records.isEmpty()) {
      return bare(Outcome.NOT_FOUND, result);
    }
    if (records.size() > 1) {
      return bare(Outcome.AMBIGUOUS, result);
    }
    RegisterRecord record = records.get(0);
    boolean right = subjects.stream().allMatch(subject -> isHeldBy(ask, subject, record.holders()));
    if (!right) {
      return new Judgement(
          Outcome.IDENTITY_MISMATCH, Optional.empty(), List.of(), Optional.empty());
    }
    return new Judgement(
        outcome(record, result.missing()), record.asOf(), result.missing(), record.answer());
  }

  private static Judgement bare(Outcome outcome, LookUpResult result) {
    return new Judgement(outcome, Optional.empty(), result.missing(), Optional.empty());
  }

  /**
   * A person of the ask must be one of the record's holders. A record found by a certificate's
   * number alone may be another person's, and then its content is none of the asker's business.
   */
  private static boolean isHeldBy(JsonNode ask, SubjectPointers subject, List<Holder> holders) {
    Optional<String> id = text(ask, subject.idNumber());
    Optional<String> name = text(ask, subject.name());
    if (id.isEmpty() && name.isEmpty()) {
      return true;
    }
    List<Holder> candidates =
        id.map(n -> holders.stream().filter(h -> h.hasId(n)).collect(Collectors.toList()))
            .orElse(holders);
    return candidates.stream().anyMatch(holder -> name.map(holder::hasName).orElse(true));
  }

  private static Optional<String> text(JsonNode ask, String pointer) {
    JsonNode node = ask.at(pointer);
    return node.isTextual() && !node.textValue().isBlank()
        ? Optional.of(node.textValue())
        : Optional.empty();
  }

  private static Outcome outcome(RegisterRecord record, List<Missing> missing) {
    Outcome stated = record.outcome().orElse(Outcome.POSITIVE);
    if (stated == Outcome.PARTIAL && missing.isEmpty()) {
      throw new RefusedException(
          Reason.REGISTER_ANSWER_INVALID, "the look-up says PARTIAL and not what is missing");
    }
    return stated == Outcome.POSITIVE && !missing.isEmpty() ? Outcome.PARTIAL : stated;
  }
}
