package org.tongban.node.console.batches;

import java.util.List;
import java.util.stream.Stream;
import org.tongban.node.console.desk.form.FormField;
import org.tongban.node.console.desk.form.FormField.Kind;
import org.tongban.node.console.desk.form.FormReader;

/** Where the columns of a table may go: the places of an ask that have one value. */
final class Places {
  private Places() {}

  /**
   * One of them.
   *
   * @param name of a column, a pointer into the body
   */
  record Place(String name, String label, boolean required) {}

  static List<Place> of(FormField body) {
    return in(body, "", true).toList();
  }

  private static Stream<Place> in(FormField field, String above, boolean required) {
    if (field.kind() == Kind.GROUP) {
      boolean outer = field.pointer().equals(FormReader.BODY);
      var label = outer ? "" : above + field.label() + " / ";
      return field.parts().stream().flatMap(part -> in(part, label, required && field.required()));
    }
    // a list has no column of its own: such rows come as lines
    return field.kind() == Kind.ROWS || field.kind() == Kind.SOME_OF
        ? Stream.empty()
        : Stream.of(
            new Place(
                field.pointer().substring(FormReader.BODY.length()),
                above + field.label(),
                required && field.required()));
  }
}
