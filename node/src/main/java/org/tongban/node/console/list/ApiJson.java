package org.tongban.node.console.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tongban.core.message.StrictJson;

/**
 * What a page shows, as the local API gives it: records by the names of their components, times in
 * UTC (ISO 8601), and what isn't there left out.
 */
public final class ApiJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private ApiJson() {}

  private record Page(long total, int page, int size, List<?> rows) {}

  /**
   * A page of a table.
   *
   * @param asked what was wanted; behind the last page there are no rows
   * @param row what of a row is given
   */
  public static <T> ObjectNode page(TableState asked, Listing<T> found, Function<T, ?> row) {
    boolean there = found.state().page() == asked.page();
    var rows = there ? found.rows().stream().map(row).toList() : List.of();
    return tree(new Page(found.total(), asked.page(), asked.size(), rows));
  }

  /** A record as an object that more can be put into. */
  public static ObjectNode tree(Object body) {
    return MAPPER.valueToTree(body);
  }

  /** A reply that nobody stores. */
  public static ResponseEntity<byte[]> reply(Object body) {
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(MAPPER.valueToTree(body)));
  }

  /** A text that pages leave empty where there is none. */
  public static Optional<String> said(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }
}
