package org.tongban.core.catalogue;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.refusal.Violation;

/**
 * As strict as HAPI's StrictErrorHandler, which stops at the first fault and quotes the value; this
 * one goes on and quotes nothing but names of elements.
 */
final class FhirFaults implements IParserErrorHandler {
  private final String pointer;
  private final List<Violation> violations = new ArrayList<>();

  FhirFaults(String pointer) {
    this.pointer = pointer;
  }

  List<Violation> violations() {
    return violations.stream().distinct().toList();
  }

  void unreadable() {
    if (violations.isEmpty()) {
      violations.add(new Violation(pointer, "must be a FHIR R4 Bundle"));
    }
  }

  @Override
  public void containedResourceWithNoId(IParseLocation location) {
    add(location, "a contained resource must have an id");
  }

  @Override
  public void incorrectJsonType(
      IParseLocation location,
      String element,
      ValueType expected,
      ScalarType expectedScalar,
      ValueType found,
      ScalarType foundScalar) {
    add(location, named(element) + " must be of JSON type " + expected);
  }

  @Override
  public void invalidValue(IParseLocation location, String value, String error) {
    add(location, "must hold a value of its FHIR type");
  }

  @Override
  public void missingRequiredElement(IParseLocation location, String element) {
    add(location, named(element) + " must be present");
  }

  @Override
  public void unexpectedRepeatingElement(IParseLocation location, String element) {
    add(location, named(element) + " must not be repeated");
  }

  @Override
  public void unknownAttribute(IParseLocation location, String attribute) {
    add(location, named(attribute) + " is not known to FHIR R4");
  }

  @Override
  public void unknownElement(IParseLocation location, String element) {
    add(location, named(element) + " is not known to FHIR R4");
  }

  @Override
  public void unknownReference(IParseLocation location, String reference) {
    add(location, "must refer to a resource of the Bundle");
  }

  @Override
  public void invalidInternalReference(IParseLocation location, String reference) {
    add(location, "must refer to a resource of the Bundle");
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(IParseLocation location) {
    add(location, "an extension must have a value or extensions, not both");
  }

  private void add(IParseLocation location, String rule) {
    var parent = location == null ? null : location.getParentElementName();
    violations.add(new Violation(pointer, (parent == null ? "" : named(parent) + ": ") + rule));
  }

  private static String named(String element) {
    return element != null && ViolationWriter.safe(element) ? element : "an element";
  }
}
