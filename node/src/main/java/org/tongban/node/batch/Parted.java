package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.tongban.core.message.Digest;
import org.tongban.core.message.StrictJson;

/**
 * A row's request in two parts.
 *
 * @param shared what it has in common with others
 * @param item its own part, as JSON
 */
record Parted(ObjectNode shared, byte[] item) {
  /** What a row may have for itself beside its body. */
  private static final Set<String> OWN = Set.of("case", "basis");

  private static final String BODY = "body";

  /**
   * Parts a request.
   *
   * @param request the whole of it
   * @param own what of it is said by the row itself
   */
  static Parted of(ObjectNode request, ObjectNode own) {
    var shared = JsonNodeFactory.instance.objectNode();
    var item = JsonNodeFactory.instance.objectNode();
    request
        .fields()
        .forEachRemaining(
            field -> {
              var name = field.getKey();
              boolean ofItem = name.equals(BODY) || OWN.contains(name) && own.has(name);
              (ofItem ? item : shared).set(name, field.getValue());
            });
    return new Parted(shared, StrictJson.write(item));
  }

  /** The same for rows that say the same. */
  Digest digest() {
    var all = new ByteArrayOutputStream();
    all.writeBytes(StrictJson.write(shared));
    all.writeBytes(item);
    return Digest.sha256(all.toByteArray());
  }
}
