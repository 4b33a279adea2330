package org.tongban.node.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.diagnosis.DiagnosticReport;

/** What the node tells of itself in one file, for administrators. */
@RestController
public class DiagnosisController {
  private static final String PATH = "/api/v1";
  private static final Logger LOG = LoggerFactory.getLogger(DiagnosisController.class);

  private final DiagnosticReport report;

  public DiagnosisController(DiagnosticReport report) {
    this.report = report;
  }

  /** Makes it now. */
  @GetMapping(PATH + "/diagnosis")
  ResponseEntity<byte[]> report(@RequestAttribute(CallerFilter.CALLER) Caller caller) {
    LOG.info("Diagnostic report for {}", caller.actor().system());
    var made = report.make();
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(made.name()).build().toString())
        .contentType(MediaType.parseMediaType(DiagnosticReport.MEDIA_TYPE))
        .body(made.zip());
  }
}
