package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * One service at one version, as {@code contract.yaml} states it. A published version never
 * changes. The schemas that belong to it stay inside the {@link Catalogue}.
 *
 * @param catalogueId item number in the government data-sharing catalogue
 * @param sharing class of the Regulations on Government Data Sharing (Decree 809)
 * @param deadlineWorkingDays Chinese working days within which an answer is due; 0 = at once
 * @param retentionDays days for which a message's body is kept; its digest is kept longer
 * @param suites names of the suites in which the service may be asked, {@code ES256}, {@code SM2},
 *     the preferred one first
 * @param supplies code of the document whose place the answer takes, empty for none
 * @param meaning what an outcome of this service says and what it doesn't prove, one sentence each
 * @param profile canonical address of the profile that a FHIR answer keeps to, empty for JSON
 * @param subjects the persons that an ask's body can name; a pointer may find nothing
 * @param subscribes the service of events that an ask subscribes to; then no register is looked up
 * @param twoPhase how its steps stand in the messages, of a service that reserves first
 */
public record Contract(
    ServiceId id,
    ServiceVersion version,
    String titleZh,
    String titleEn,
    String catalogueId,
    Sharing sharing,
    Map<Purpose, PurposeRule> purposes,
    List<EvidenceRule> evidence,
    Optional<String> supplies,
    Map<Outcome, Title> meaning,
    Confidentiality confidentiality,
    Interaction interaction,
    int deadlineWorkingDays,
    int retentionDays,
    Set<String> suites,
    List<SubjectPointers> subjects,
    AnswerFormat answerFormat,
    Optional<String> profile,
    Optional<ServiceId> subscribes,
    Optional<TwoPhase> twoPhase) {

  /** 无条件共享 or 有条件共享; what is not shared at all has no contract. */
  public enum Sharing {
    UNCONDITIONAL,
    CONDITIONAL
  }

  /** Who can read the body: every node on the way, or the two ends only. */
  public enum Confidentiality {
    HOP,
    END_TO_END
  }

  /** How ask and answer follow each other. */
  public enum Interaction {
    SYNC,
    ASYNC,
    BATCH,
    EVENT,
    FAN_OUT,
    TWO_PHASE
  }

  /** The form of an answer's body. */
  public enum AnswerFormat {
    JSON,
    FHIR_R4
  }

  public Contract {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(titleZh, "titleZh");
    Objects.requireNonNull(titleEn, "titleEn");
    Objects.requireNonNull(catalogueId, "catalogueId");
    Objects.requireNonNull(sharing, "sharing");
    purposes = Map.copyOf(purposes);
    evidence = List.copyOf(evidence);
    Objects.requireNonNull(supplies, "supplies");
    meaning = Map.copyOf(meaning);
    Objects.requireNonNull(confidentiality, "confidentiality");
    Objects.requireNonNull(interaction, "interaction");
    suites = Collections.unmodifiableSet(new LinkedHashSet<>(suites));
    subjects = List.copyOf(subjects);
    Objects.requireNonNull(answerFormat, "answerFormat");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(subscribes, "subscribes");
    Objects.requireNonNull(twoPhase, "twoPhase");
  }

  /**
   * What it says of a purpose on a kind of basis.
   *
   * @throws RefusedException PURPOSE_NOT_ALLOWED, NO_LEGAL_BASIS
   */
  public PurposeRule rule(Purpose purpose, BasisType basis) {
    var rule = purposes.get(purpose);
    if (rule == null) {
      throw new RefusedException(
          Reason.PURPOSE_NOT_ALLOWED, "the contract doesn't list the purpose");
    }
    if (!rule.basis().contains(basis)) {
      throw new RefusedException(
          Reason.NO_LEGAL_BASIS, "the purpose requires one of " + rule.basis());
    }
    return rule;
  }

  /** Where it lies in the schemas folder, {@code certificate/marriage/1.0}. */
  public String folder() {
    return id.value().replace('.', '/') + "/" + version;
  }

  /** Whether the body must be encrypted for the answering node even without a relay. */
  public boolean endToEnd() {
    return confidentiality == Confidentiality.END_TO_END;
  }

  /**
   * Whether a receipt may come in place of an answer. One that many are asked is among them: no
   * region has to answer while the others are waited for.
   */
  public boolean mayBeLater() {
    return EnumSet.of(Interaction.ASYNC, Interaction.EVENT, Interaction.FAN_OUT)
        .contains(interaction);
  }

  /** Whether many asks of the service may come in one message: it is answered at once. */
  public boolean inBatches() {
    return interaction == Interaction.SYNC || interaction == Interaction.BATCH;
  }

  /** The evidence rules of a purpose that are in force on a day (Chinese calendar day). */
  public List<EvidenceRule> evidence(Purpose purpose, LocalDate day) {
    return evidence.stream()
        .filter(rule -> rule.purpose().equals(purpose) && rule.inForce(day))
        .toList();
  }

  /** The rule by which the document that this service stands for may not be asked for on a day. */
  public Optional<EvidenceRule> forbidding(Purpose purpose, JsonNode body, LocalDate day) {
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    return evidence(purpose, day).stream()
        .filter(rule -> rule.necessity() == EvidenceRule.Necessity.NOT_NECESSARY)
        .filter(rule -> supplies.filter(rule.document()::equals).isPresent())
        .filter(rule -> rule.appliesTo(body))
        .findFirst();
  }
}
