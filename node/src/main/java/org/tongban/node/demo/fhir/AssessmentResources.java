package org.tongban.node.demo.fhir;

import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.tongban.node.demo.register.CareRecord;
import org.tongban.node.demo.register.CareScheme;
import org.tongban.node.demo.register.RegisterContent;

/**
 * One assessment as Observation of the profile care-level, by GB/T 42195 with the answered form
 * behind it (profile gbt42195-response).
 */
final class AssessmentResources {
  private static final List<String> GROUPS = List.of("B.1", "B.2", "B.3", "B.4");
  private static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  private final RegisterContent content;
  private final Date updated;

  AssessmentResources(RegisterContent content) {
    this.content = content;
    this.updated = Date.from(content.asOf().atStartOfDay(CALENDAR).toInstant());
  }

  Observation observation(CareRecord record, Patient patient) {
    var scheme = record.scheme();
    var level = new Observation();
    level.setId(record.reportNumber());
    level.getMeta().setLastUpdated(updated).addProfile(Mz.profile("care-level"));
    level.addExtension(Mz.profile("valid-period"), period(record));
    level.addExtension(Mz.profile("scale-direction"), new CodeType("higher-is-worse"));
    level.setStatus(Observation.ObservationStatus.FINAL);
    level.addCategory(
        new CodeableConcept(
            new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("survey")));
    level.setCode(Mz.concept("assessment-scheme", scheme.edition(), scheme.code()));
    level.setSubject(ElderResources.reference(patient));
    level.setEffective(new DateTimeType(record.assessedOn().toString()));
    level.addPerformer(performer());
    level.setValue(level(record, record.finalLevel()));
    if (scheme == CareScheme.GBT42195) {
      scores(record, level);
      level.addDerivedFrom(ElderResources.reference(form(record, patient)));
    } else {
      changes(record, level);
    }
    return level;
  }

  private static Period period(CareRecord record) {
    return new Period()
        .setStartElement(new DateTimeType(record.assessedOn().toString()))
        .setEndElement(new DateTimeType(record.validTo().toString()));
  }

  private Reference performer() {
    var performer = new Reference().setDisplay(content.region().assessorName());
    performer.getIdentifier().setSystem(Mz.USCC).setValue(content.region().assessor());
    return performer;
  }

  private static CodeableConcept level(CareRecord record, String level) {
    return Mz.concept(record.scheme().levels(), record.scheme().edition(), level);
  }

  /** Sub-totals, total, the level that follows from it, what changed that. */
  private static void scores(CareRecord record, Observation level) {
    for (String group : GROUPS) {
      component(level, score(group), new IntegerType(total(record, group + ".")));
    }
    component(level, score("TOTAL"), new IntegerType(total(record, "B.")));
    component(level, score("INITIAL-LEVEL"), new IntegerType(record.initialLevel()));
    for (String change : record.changes()) {
      component(level, score("ADJUSTMENT"), Mz.concept("gbt42195-adjustment", "2022", change));
    }
  }

  private static int total(CareRecord record, String prefix) {
    return record.scores().entrySet().stream()
        .filter(score -> score.getKey().startsWith(prefix))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The initial level, and what changed it. */
  private static void changes(CareRecord record, Observation level) {
    component(level, part("INITIAL-LEVEL"), level(record, record.initialLevel()));
    for (String change : record.changes()) {
      component(level, part("ADJUSTMENT"), Mz.concept("level-change-reason", "1", change));
    }
  }

  private static CodeableConcept score(String code) {
    return Mz.concept("gbt42195-score", "2022", code);
  }

  private static CodeableConcept part(String code) {
    return Mz.concept("assessment-component", "1", code);
  }

  private static void component(Observation level, CodeableConcept code, Type value) {
    level.addComponent().setCode(code).setValue(value);
  }

  private QuestionnaireResponse form(CareRecord record, Patient patient) {
    var form = new QuestionnaireResponse();
    form.setId(record.reportNumber() + "-B");
    form.getMeta().setLastUpdated(updated).addProfile(Mz.profile("gbt42195-response"));
    form.setQuestionnaire(Mz.ROOT + "Questionnaire/GB-T-42195|2022");
    form.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    form.setSubject(ElderResources.reference(patient));
    form.setAuthoredElement(new DateTimeType(record.assessedOn().toString()));
    for (String group : GROUPS) {
      var item = form.addItem().setLinkId(group);
      record.scores().entrySet().stream()
          .filter(score -> score.getKey().startsWith(group + "."))
          .forEach(
              score ->
                  item.addItem()
                      .setLinkId(score.getKey())
                      .addAnswer()
                      .setValue(new IntegerType(score.getValue())));
    }
    return form;
  }
}
