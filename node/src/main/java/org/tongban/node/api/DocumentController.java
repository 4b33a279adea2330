package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** The documents that anybody may read: the API's description and a page for each problem. */
@RestController
public class DocumentController {
  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  /** OpenAPI 3.1. */
  @GetMapping("/api/v1/openapi.yaml")
  ResponseEntity<Resource> openApi() {
    return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("openapi.yaml"));
  }

  /** What a problem's {@code type} means. */
  @GetMapping("/problems/{code}")
  ResponseEntity<String> problem(@PathVariable String code, HttpServletRequest request) {
    var reason =
        Reason.find(code)
            .orElseThrow(() -> new RefusedException(Reason.RESOURCE_UNKNOWN, "no such problem"));
    var chinese = ProblemWriter.chinese(request);
    var retry =
        reason.retryable()
            ? (chinese ? "可在 Retry-After 之后重试。" : "May be repeated after Retry-After.")
            : (chinese ? "重试无济于事，需人工处理。" : "Repeating it doesn't help; a person must look.");
    var text = code + " (" + reason.status() + ")\n\n" + reason.text(chinese) + "\n" + retry + "\n";
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .body(text);
  }
}
