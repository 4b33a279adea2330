package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.batch.Batches.Form;

/** In which form rows come in, by the request's header and parameters. */
final class BatchForm {
  private static final Set<String> PARAMETERS =
      Set.of("to", "purpose", "version", "agreement", "case", "basisType", "basisRef", "columns");
  private static final String COLUMNS = "columns";
  private static final Charset GB_18030 = Charset.forName("GB18030");
  private static final MediaType TABLE = MediaType.parseMediaType("text/csv");
  private static final MediaType LINES = MediaType.APPLICATION_NDJSON;

  private BatchForm() {}

  /**
   * @throws RefusedException {@code SCHEMA_VIOLATION} with everything that is not known
   */
  static Form of(HttpServletRequest request, Map<String, String> parameters) {
    var violations = new ArrayList<Violation>();
    if (!PARAMETERS.containsAll(parameters.keySet())) {
      violations.add(
          new Violation(
              "", "has a parameter that is none of " + PARAMETERS.stream().sorted().toList()));
    }
    var type = type(request);
    var charset = type.flatMap(BatchForm::charset);
    if (type.isEmpty() || charset.isEmpty()) {
      violations.add(
          new Violation(
              "", "must be " + LINES + " or " + TABLE + ", in UTF-8 or with charset=gb18030"));
    }
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, List.copyOf(violations));
    }
    return new Form(
        type.orElseThrow().isCompatibleWith(TABLE),
        charset.orElseThrow(),
        parameters.getOrDefault(COLUMNS, ""));
  }

  private static Optional<MediaType> type(HttpServletRequest request) {
    try {
      return Optional.ofNullable(request.getContentType())
          .map(MediaType::parseMediaType)
          .filter(type -> type.isCompatibleWith(TABLE) || type.isCompatibleWith(LINES));
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> charset(MediaType type) {
    try {
      return Optional.ofNullable(type.getCharset())
          .or(() -> Optional.of(StandardCharsets.UTF_8))
          .filter(one -> one.equals(StandardCharsets.UTF_8) || one.equals(GB_18030));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
