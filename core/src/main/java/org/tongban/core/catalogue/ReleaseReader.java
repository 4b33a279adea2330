package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tongban.core.message.StrictJson;

/** Reads the document of a release; its members are exactly those of {@link Release}. */
final class ReleaseReader {
  private static final Set<String> KEYS =
      Set.of("catalogue", "version", "issued", "expires", "files");

  private ReleaseReader() {}

  static Release read(byte[] json) {
    try {
      var document = StrictJson.parse(json);
      formed(document);
      var files = new TreeMap<String, String>();
      document.get("files").properties().forEach(e -> files.put(e.getKey(), text(e.getValue())));
      return new Release(
          text(document.get("catalogue")),
          document.get("version").longValue(),
          Instant.parse(text(document.get("issued"))),
          Instant.parse(text(document.get("expires"))),
          files);
    } catch (DateTimeParseException e) {
      throw new CatalogueException(List.of("release: issued and expires must be times"));
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(List.of("release: " + e.getMessage()));
    }
  }

  private static void formed(JsonNode document) {
    var names = new HashSet<String>();
    document.fieldNames().forEachRemaining(names::add);
    boolean formed =
        names.equals(KEYS)
            && document.get("version").isIntegralNumber()
            && document.get("version").canConvertToLong()
            && document.get("files").isObject();
    if (!formed) {
      throw new IllegalArgumentException("must hold " + new TreeSet<>(KEYS));
    }
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("must hold texts where texts belong");
    }
    return node.textValue();
  }
}
