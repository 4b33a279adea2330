package org.tongban.node.demo.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Reference;
import org.tongban.node.demo.register.CareRecord;

/**
 * The people who were assessed. An assessment keeps the number of its day, so there is one Patient
 * for each number of a person, and a Person that knows all numbers and names and links the
 * Patients.
 */
final class ElderResources {
  private final Map<String, Patient> patients = new LinkedHashMap<>();
  private final Map<String, Person> people = new LinkedHashMap<>();

  ElderResources(List<CareRecord> records) {
    records.forEach(this::add);
  }

  private void add(CareRecord record) {
    if (people.containsKey(record.idNumbers().get(0))) {
      return;
    }
    var person = person(record);
    for (String number : record.idNumbers()) {
      var patient = patient(record, number);
      patients.put(number, patient);
      person.addLink().setTarget(reference(patient));
    }
    people.put(record.idNumbers().get(0), person);
  }

  private Person person(CareRecord record) {
    var person = new Person();
    person.setId("person-" + (people.size() + 1));
    var today = record.idNumbers().get(0);
    for (String number : record.idNumbers()) {
      var use = number.equals(today) ? IdentifierUse.OFFICIAL : IdentifierUse.OLD;
      person.addIdentifier().setUse(use).setSystem(Mz.CITIZEN).setValue(number);
    }
    for (String name : record.names()) {
      var use = name.equals(record.names().get(0)) ? NameUse.OFFICIAL : NameUse.OLD;
      person.addName().setUse(use).setText(name);
    }
    return person;
  }

  private Patient patient(CareRecord record, String number) {
    var patient = new Patient();
    patient.setId("patient-" + (patients.size() + 1));
    patient.getMeta().addProfile(Mz.profile("assessed-person"));
    patient.addIdentifier().setSystem(Mz.CITIZEN).setValue(number);
    patient.addName().setText(record.names().get(0));
    patient.setGender(record.female() ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
    patient.setBirthDateElement(new DateType(record.birthDate()));
    return patient;
  }

  /** With the resource itself, which is what HAPI answers an {@code _include} from. */
  static Reference reference(org.hl7.fhir.r4.model.Resource target) {
    var reference = new Reference(target.fhirType() + "/" + target.getIdPart());
    reference.setResource(target);
    return reference;
  }

  /** The Patient of an assessment: the number of its day was the earliest that is known. */
  Patient assessed(CareRecord record) {
    return patients.get(record.idNumbers().get(record.idNumbers().size() - 1));
  }

  List<Person> people() {
    return new ArrayList<>(people.values());
  }
}
