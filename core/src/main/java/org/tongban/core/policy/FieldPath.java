package org.tongban.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One field as contracts and access rules write it: {@code parties[].name}, or in a FHIR answer
 * {@code Observation.code}. A path permits everything below it.
 *
 * @param steps member names, and {@code []} for "every element"
 */
record FieldPath(List<String> steps) {
  static final String EACH = "[]";
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\[])*(\\.[A-Za-z][A-Za-z0-9_-]*(\\[])*)*");
  private static final Pattern STEP = Pattern.compile("\\[]|[^.\\[\\]]+");

  FieldPath {
    steps = List.copyOf(steps);
  }

  static FieldPath parse(String text) {
    var steps = new ArrayList<String>();
    var matcher = STEP.matcher(checked(text));
    while (matcher.find()) {
      steps.add(matcher.group());
    }
    return new FieldPath(steps);
  }

  /** The text itself when it is a path. */
  static String checked(String text) {
    if (text.length() > 200 || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a field path");
    }
    return text;
  }

  /** Whether the other path permits this one. */
  boolean within(FieldPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace("." + EACH, EACH);
  }
}
