package org.tongban.node.console.desk.form;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One place of a form.
 *
 * @param pointer of the request; also the posted name
 * @param hint what the contract says of it; may be empty
 * @param example a value that fits; may be empty
 * @param choices of {@code ONE_OF, SOME_OF}
 * @param values what stands there; more than one of {@code SOME_OF} only
 * @param parts of {@code GROUP, ROWS}
 * @param faults what is wrong with it, in the reader's language
 */
public record FormField(
    String pointer,
    Kind kind,
    String label,
    String hint,
    String example,
    boolean required,
    List<Choice> choices,
    List<String> values,
    List<FormField> parts,
    boolean mayAdd,
    boolean mayRemove,
    List<String> faults) {

  /** How it is filled in. */
  public enum Kind {
    TEXT,
    NUMBER,
    DATE,
    DIVISION,
    YES_NO,
    ONE_OF,
    SOME_OF,
    GROUP,
    ROWS
  }

  /** One value and what it means. */
  public record Choice(String value, String label) {}

  public FormField {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(kind, "kind");
    choices = List.copyOf(choices);
    values = List.copyOf(values);
    parts = List.copyOf(parts);
    faults = List.copyOf(faults);
  }

  /** For the page; pointers of contracts hold letters, digits, hyphens and slashes. */
  public String id() {
    return id(pointer);
  }

  /** The same of any pointer. */
  public static String id(String pointer) {
    return "f" + pointer.replace('/', '-');
  }

  public String value() {
    return values.isEmpty() ? "" : values.get(0);
  }

  public boolean has(String value) {
    return values.contains(value);
  }

  public boolean is(String kinds) {
    return List.of(kinds.split("\\|")).contains(kind.name());
  }

  /** Ids of the texts that describe it. */
  public String describedBy() {
    var ids = (hint.isEmpty() && example.isEmpty() ? "" : id() + "-hint ");
    return (ids + (faults.isEmpty() ? "" : id() + "-fault")).strip();
  }

  /** The place with that pointer, at it or below; for a page that lays its fields out by hand. */
  public FormField at(String wanted) {
    return find(wanted)
        .orElseThrow(() -> new IllegalArgumentException("the form has no " + wanted));
  }

  /** The same, where there is one. */
  public Optional<FormField> find(String wanted) {
    if (pointer.equals(wanted)) {
      return Optional.of(this);
    }
    return parts.stream().flatMap(part -> part.find(wanted).stream()).findFirst();
  }
}
